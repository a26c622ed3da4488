/** What stands before the names of Python's projects among all packages of the workspace. */
export const pythonProject = 'python:';
