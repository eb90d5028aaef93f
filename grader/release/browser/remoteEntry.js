// A JupyterLab extension without a build: one command, and a button for it in the notebook's toolbar (overrides.json).
// It saves the notebook as <student_id>_<assignment>.ipynb, the name under which the grader finds its owner.
(() => {
  const KEY = "deltagrade:student-id";

  const askForId = () => {
    const known = localStorage.getItem(KEY) || "";
    const typed = known || prompt("Your student id, as your teacher knows it. It becomes part of the file's name.") || "";
    const id = typed.trim();
    if (!/^[\p{L}\p{M}\p{N}_.@+-]+$/u.test(id)) {
      if (typed) alert(`"${id}" cannot stand in a file's name: letters, digits and . _ @ + - can.`);
      return "";
    }
    localStorage.setItem(KEY, id);
    return id;
  };

  const handIn = async (app) => {
    const context = app.shell.currentWidget?.context;
    if (!context?.path.endsWith(".ipynb")) return;
    const id = askForId();
    if (!id) return;
    await context.save();
    const text = JSON.stringify(context.model.toJSON(), null, 1) + "\n";
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
    link.download = `${id}_${context.path.split("/").pop()}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  const plugin = {
    id: "deltagrade-hand-in:plugin",
    autoStart: true,
    activate: (app) => {
      app.commands.addCommand("deltagrade:hand-in", {
        label: "Download to hand in",
        caption: "Save this notebook under your student id",
        execute: () => handIn(app),
      });
      app.commands.addCommand("deltagrade:forget-id", {
        label: "Forget my student id",
        execute: () => localStorage.removeItem(KEY),
      });
    },
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["deltagrade-hand-in"] = {
    init: () => undefined,
    get: async () => () => ({ __esModule: true, default: plugin }),
  };
})();
