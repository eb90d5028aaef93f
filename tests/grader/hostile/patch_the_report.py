# Tries: to say that all is well and all is defined.
# Must: earn nothing and learn nothing.
import sys
worker = sys.modules["deltagrade_image.worker.child"]
true = {"callable": True, "what": "function", "source": "passed", "cell": "", "line": 1}
worker.NotebookRun.run = lambda *a: None
worker.describe_function = lambda value: true
