# Tries: to put markup and formulas where its errors are shown.
# Must: be shown as text.
def half(x): raise ValueError("<script>alert(1)</script>=cmd|' /C calc'!A0 [link](javascript:x) $x$")
quarter = type("=1+1<b>", (), {})()
