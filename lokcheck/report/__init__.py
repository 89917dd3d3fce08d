"""Reports: one model, and a module for each form that it is shown in. None of them reads a file or decides anything."""
