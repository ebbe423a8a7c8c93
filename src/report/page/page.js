
'use strict';
// Everything here adds to a page that can be read without it: sorting, and a case highlighted
// wherever it is named.
(() => {
  const number = (text) => {
    const plain = text.trim().replace(/{percent}$/, '');
    return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null;
  };
  const compare = (a, b) => {
    const [x, y] = [number(a), number(b)];
    if (x !== null && y !== null) return x - y;
    if (x !== null || y !== null) return x !== null ? -1 : 1;
    return a.localeCompare(b, '{language}');
  };
  for (const table of document.querySelectorAll('table')) {
    const heads = [...table.querySelectorAll('thead th')];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const body = table.tBodies[0];
        const text = (row) => row.cells[column]?.textContent ?? '';
        const rows = [...body.rows].sort((a, b) => compare(text(a), text(b)));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  }

  const names = new Set(JSON.parse(document.getElementById('case-names').textContent));
  const places = new Map();
  const add = (element, name) => {
    if (!places.has(name)) places.set(name, []);
    places.get(name).push(element);
    element.classList.add('named');
    element.addEventListener('click', () => show(name));
  };
  const wrap = (node) => {
    const text = node.textContent;
    if (names.has(text.trim())) {
      const one = document.createElement('span');
      node.replaceWith(one);
      one.append(node);
      add(one, text.trim());
      return;
    }
    const parts = text.split(/({between})/);
    if (!parts.some((part) => names.has(part))) return;
    node.replaceWith(
      ...parts.map((part) => {
        if (!names.has(part)) return document.createTextNode(part);
        const one = document.createElement('span');
        one.textContent = part;
        add(one, part);
        return one;
      }),
    );
  };
  for (const cell of document.querySelectorAll('td')) {
    for (const node of [...cell.childNodes]) {
      if (node.nodeType === Node.TEXT_NODE) wrap(node);
    }
  }
  for (const text of document.querySelectorAll('svg text')) {
    if (names.has(text.textContent)) add(text, text.textContent);
  }
  for (const title of document.querySelectorAll('svg g > title')) {
    for (const name of title.textContent.split('; ')) {
      if (names.has(name)) add(title.parentElement, name);
    }
  }

  const bar = document.createElement('div');
  bar.id = 'shown';
  bar.hidden = true;
  bar.setAttribute('role', 'status');
  document.body.append(bar);
  let shown = null;
  function show(name) {
    for (const element of places.get(shown) ?? []) element.classList.remove('hit');
    shown = name === shown ? null : name;
    const hits = places.get(shown) ?? [];
    for (const element of hits) element.classList.add('hit');
    bar.hidden = shown === null;
    if (shown === null) return;
    const off = document.createElement('button');
    off.type = 'button';
    off.textContent = '{clear}';
    off.addEventListener('click', () => show(shown));
    bar.replaceChildren(`{highlighted}`, off);
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && shown !== null) show(shown);
  });
})();
