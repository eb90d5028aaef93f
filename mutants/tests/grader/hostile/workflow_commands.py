# Tries: to give orders to whoever shows its output.
# Must: be shown on one line, without control characters.
print("::stop-commands::x\n::add-mask::a\n##[error]x\x1b]0;title\x07")
raise ValueError("::error file=a::@TOKEN@"[:16] + "\n::add-mask::a\r\x1b[31m")
def half(x): raise ValueError("\n::error::x\x1b[2J\u202e")
