// Loads Pyodide with the packages of the course added to its list: `from grader import check` then finds them.
// JupyterLite's kernel loads this script in the place of Pyodide's own, in a worker, and calls loadPyodide.
self.loadPyodide = async (options) => {
  const here = options.indexURL;
  const pyodide = new URL("@PYODIDE@", here).href;
  importScripts(pyodide + "pyodide.js");
  const load = self.loadPyodide;
  const read = async (address) => (await fetch(address)).json();
  const [lock, ours] = await Promise.all([read(pyodide + "pyodide-lock.json"), read(here + "packages.json")]);
  for (const entry of Object.values(lock.packages)) entry.file_name = new URL(entry.file_name, pyodide).href;
  for (const [name, entry] of Object.entries(ours)) {
    lock.packages[name] = { ...entry, file_name: new URL(entry.file_name, here).href };
  }
  const list = new Blob([JSON.stringify(lock)], { type: "application/json" });
  return load({ ...options, indexURL: pyodide, lockFileURL: URL.createObjectURL(list) });
};
