# Tries: to await what never comes.
# Must: lose that cell or that task only.
import asyncio
await asyncio.sleep(1e6)
def half(x): return asyncio.run(asyncio.sleep(1e6))
