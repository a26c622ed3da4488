/** Closes what was opened, unless something within has taken the key for itself. */
export function onEscape(close: (event: KeyboardEvent) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    close(event);
  };
}
