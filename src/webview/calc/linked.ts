/** What belongs to one class lights up together: its line in the table, its point, bar and block in the picture. */

/** Nodes carry the numbers of their classes in data-class, with spaces between. */
export function linkClasses(root: Element): void {
  let lit = '';
  const light = ({target}: Event) => {
    const of = (target as Element).closest('[data-class]')?.getAttribute('data-class') ?? '';
    if (of === lit) return;
    lit = of;
    const wanted = new Set(of === '' ? [] : of.split(' '));
    for (const node of root.querySelectorAll('[data-class]')) {
      const own = node.getAttribute('data-class')?.split(' ') ?? [];
      node.classList.toggle(
        'lit',
        own.some((c) => wanted.has(c)),
      );
    }
  };
  root.addEventListener('pointerover', light);
  root.addEventListener('focusin', light);
}
