/** Small readers of events, so that views need no casts. */

export function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value;
}

/** Calls `run` for the named key and keeps the page from acting on it as well. */
export function onKey(keys: Readonly<Record<string, () => void>>): (event: Event) => void {
  return (event) => {
    const run = keys[(event as KeyboardEvent).key];
    if (!run) return;
    event.preventDefault();
    run();
  };
}
