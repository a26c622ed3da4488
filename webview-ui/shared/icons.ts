import add from '@vscode/codicons/src/icons/add.svg';
import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg';
import book from '@vscode/codicons/src/icons/book.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg';
import chevronLeft from '@vscode/codicons/src/icons/chevron-left.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import code from '@vscode/codicons/src/icons/code.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import dash from '@vscode/codicons/src/icons/dash.svg';
import database from '@vscode/codicons/src/icons/database.svg';
import stop from '@vscode/codicons/src/icons/debug-stop.svg';
import exportIcon from '@vscode/codicons/src/icons/export.svg';
import file from '@vscode/codicons/src/icons/go-to-file.svg';
import history from '@vscode/codicons/src/icons/history.svg';
import inbox from '@vscode/codicons/src/icons/inbox.svg';
import key from '@vscode/codicons/src/icons/key.svg';
import link from '@vscode/codicons/src/icons/link.svg';
import list from '@vscode/codicons/src/icons/list-flat.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import play from '@vscode/codicons/src/icons/play.svg';
import pulse from '@vscode/codicons/src/icons/pulse.svg';
import refresh from '@vscode/codicons/src/icons/refresh.svg';
import save from '@vscode/codicons/src/icons/save.svg';
import fit from '@vscode/codicons/src/icons/screen-full.svg';
import search from '@vscode/codicons/src/icons/search.svg';
import server from '@vscode/codicons/src/icons/server.svg';
import settings from '@vscode/codicons/src/icons/settings.svg';
import shield from '@vscode/codicons/src/icons/shield.svg';
import sparkle from '@vscode/codicons/src/icons/sparkle.svg';
import table from '@vscode/codicons/src/icons/table.svg';
import trash from '@vscode/codicons/src/icons/trash.svg';
import diagram from '@vscode/codicons/src/icons/type-hierarchy-sub.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import zoomIn from '@vscode/codicons/src/icons/zoom-in.svg';
import zoomOut from '@vscode/codicons/src/icons/zoom-out.svg';

/** The icons of the pages, each the text of one codicon. */
export const icons = {
  add,
  'arrow-right': arrowRight,
  book,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  close,
  code,
  copy,
  dash,
  database,
  diagram,
  export: exportIcon,
  file,
  fit,
  history,
  inbox,
  key,
  link,
  list,
  pass,
  play,
  pulse,
  refresh,
  save,
  search,
  server,
  settings,
  shield,
  sparkle,
  stop,
  table,
  trash,
  warning,
  'zoom-in': zoomIn,
  'zoom-out': zoomOut,
} as const;

export type IconName = keyof typeof icons;
