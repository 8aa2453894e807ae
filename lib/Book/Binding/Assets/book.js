// The book's behaviour: theme, copy buttons, contents on a phone, search, and the present mode.
(() => {
  'use strict';
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, properties = {}) => Object.assign(document.createElement(tag), properties);

  // --- Theme -------------------------------------------------------------------------------------
  function toggleTheme() {
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    try { localStorage.setItem('theme', root.dataset.theme); } catch { /* a private window remembers nothing */ }
  }

  // --- Copy buttons ------------------------------------------------------------------------------
  async function copy(text) {
    if (navigator.clipboard) {
      try { await navigator.clipboard.writeText(text); return true; } catch { /* not allowed: the old way */ }
    }
    const area = make('textarea', { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }

  for (const pre of all('pre.code')) {
    const button = make('button', { type: 'button', className: 'copy', textContent: 'Copy' });
    button.setAttribute('aria-label', 'Copy this code');
    button.addEventListener('click', async () => {
      button.textContent = await copy(pre.textContent) ? 'Copied' : 'Press Ctrl+C';
      setTimeout(() => { button.textContent = 'Copy'; }, 1500);
    });
    const bar = pre.closest('.source')?.querySelector('.bar');
    if (bar) {
      bar.append(button);
    } else {
      const frame = make('div', { className: 'frame' });
      pre.replaceWith(frame);
      frame.append(pre, button);
    }
  }

  // What scrolls sideways can be reached and scrolled by keyboard.
  function markScrolling() {
    for (const box of all('pre, .scroll, .output')) {
      if (box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
      else box.removeAttribute('tabindex');
    }
  }
  addEventListener('load', markScrolling);
  addEventListener('resize', markScrolling);

  // --- Contents ----------------------------------------------------------------------------------
  const menu = document.querySelector('[data-do=menu]');
  function toggleMenu(open = !root.classList.contains('menu-open')) {
    if (!menu) return;
    root.classList.toggle('menu-open', open);
    menu.setAttribute('aria-expanded', String(open));
  }
  document.getElementById('side')?.addEventListener('click', event => { if (event.target.closest('a')) toggleMenu(false); });

  // The section that is being read is marked in the contents.
  const marks = new Map(all('.sections a').map(link => [decodeURIComponent(link.hash.slice(1)), link]));
  const targets = [...marks.keys()].map(id => document.getElementById(id)).filter(Boolean);
  function markSection() {
    const above = targets.filter(heading => heading.getBoundingClientRect().top < 140);
    const current = above.length ? above[above.length - 1].id : '';
    for (const [id, link] of marks) link.classList.toggle('here', id === current);
  }
  if (targets.length) {
    let waiting = false;
    addEventListener('scroll', () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; markSection(); });
    }, { passive: true });
    markSection();
  }

  // --- Search ------------------------------------------------------------------------------------
  let dialog;
  function openSearch() {
    if (!dialog) {
      dialog = make('dialog', { className: 'search' });
      dialog.setAttribute('aria-label', 'Search the book');
      const input = make('input', { type: 'search', placeholder: 'Search the book' });
      input.setAttribute('aria-label', 'Search the book');
      const list = make('ol');
      const note = make('p', { className: 'note' });
      note.setAttribute('role', 'status');
      input.addEventListener('input', () => showResults(input.value, list, note));
      input.addEventListener('keydown', event => {
        const first = list.querySelector('a');
        if (event.key === 'Enter' && first) { first.click(); }
        if (event.key === 'ArrowDown' && first) { event.preventDefault(); first.focus(); }
      });
      list.addEventListener('keydown', event => {
        const links = all('a', list);
        const next = links[links.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0)];
        if (event.key.startsWith('Arrow')) { event.preventDefault(); (next ?? input).focus(); }
      });
      list.addEventListener('click', event => { if (event.target.closest('a')) dialog.close(); });
      dialog.addEventListener('click', event => { if (event.target === dialog) dialog.close(); });
      const close = make('button', { type: 'button', textContent: 'Close' });
      close.addEventListener('click', () => dialog.close());
      const head = make('div', { className: 'head' });
      head.append(input, close);
      dialog.append(head, note, list);
      document.body.append(dialog);
    }
    dialog.showModal();
    dialog.querySelector('input').select();
  }

  function showResults(query, list, note) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length ? (window.bookSearch ?? [])
      .map(([url, chapter, section, text]) => {
        const heading = `${chapter} ${section}`.toLowerCase();
        const body = text.toLowerCase();
        const score = words.every(word => heading.includes(word) || body.includes(word))
          ? words.reduce((sum, word) => sum + (heading.includes(word) ? 10 : 0) + Math.min(5, body.split(word).length - 1), 1) : 0;
        return { url, chapter, section, text, score };
      })
      .filter(entry => entry.score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, 20) : [];
    note.textContent = words.length ? (found.length === 1 ? '1 section' : `${found.length} sections`) : '';
    list.replaceChildren(...found.map(entry => {
      const link = make('a', { href: entry.url });
      link.append(make('strong', { textContent: entry.section || entry.chapter }));
      if (entry.section) link.append(make('small', { textContent: entry.chapter }));
      link.append(snippet(entry.text, words));
      const item = make('li');
      item.append(link);
      return item;
    }));
  }

  function snippet(text, words) {
    const at = Math.max(0, text.toLowerCase().indexOf(words.find(word => text.toLowerCase().includes(word)) ?? '') - 40);
    const part = (at > 0 ? '…' : '') + text.slice(at, at + 150) + (at + 150 < text.length ? '…' : '');
    const line = make('span');
    const lower = part.toLowerCase();
    for (let i = 0; i < part.length;) {
      const hit = words.map(word => [lower.indexOf(word, i), word.length]).filter(([index]) => index >= 0).sort((a, b) => a[0] - b[0])[0];
      if (!hit) { line.append(part.slice(i)); break; }
      line.append(part.slice(i, hit[0]), make('mark', { textContent: part.slice(hit[0], hit[0] + hit[1]) }));
      i = hit[0] + hit[1];
    }
    return line;
  }

  // --- Present: one cell a screen ----------------------------------------------------------------
  const cells = all('main .cell');
  const presentButton = document.querySelector('[data-do=present]');
  const counter = make('p', { className: 'counter' });
  counter.setAttribute('aria-live', 'polite');
  let shown = -1;

  function present(index) {
    if (!cells.length || !presentButton) return;
    if (shown < 0) {
      root.classList.add('presenting');
      document.body.append(counter);
      presentButton.blur(); // or else the space bar would press it
    }
    shown = Math.max(0, Math.min(cells.length - 1, index));
    cells.forEach((cell, i) => cell.classList.toggle('shown', i === shown));
    counter.textContent = `${shown + 1} / ${cells.length}`;
    presentButton.querySelector('.word').textContent = 'Leave';
    fit(cells[shown]);
    scrollTo(0, 0);
  }

  // As large as the screen allows: a cell that would not fit is set smaller, down to the size of the book; then its output goes beside its
  // code, smaller too; and what fits in no way is scrolled, its long lines broken.
  function fit(cell) {
    const tooWide = () => all('pre.code, .scroll', cell).some(box => box.scrollWidth > box.clientWidth + 1);
    const fits = () => !tooWide() && cell.scrollHeight <= innerHeight - 24;
    cell.classList.remove('wrap', 'beside');
    for (const size of [2, 1.8, 1.6, 1.45, 1.3, 1.15, 1]) {
      cell.style.setProperty('--size', size);
      if (fits()) return;
    }
    if (innerWidth > 900 && cell.querySelector('.outputs')) {
      cell.classList.add('beside');
      for (const wrap of [false, true]) {
        cell.classList.toggle('wrap', wrap);
        for (const zoom of [1, 0.9, 0.8, 0.7, 0.6]) {
          cell.style.setProperty('--zoom', zoom);
          if (fits()) return;
        }
      }
      cell.classList.remove('wrap', 'beside');
    }
    cell.classList.toggle('wrap', tooWide());
  }

  // Down and the space bar show what is left of a long cell before they leave it.
  function scrollOn(key) {
    const left = root.scrollHeight - innerHeight - scrollY;
    if (left < 8 || !['ArrowDown', 'PageDown', ' '].includes(key)) return false;
    scrollBy(0, innerHeight * 0.8);
    return true;
  }

  function leave() {
    if (shown < 0) return;
    root.classList.remove('presenting');
    counter.remove();
    presentButton.querySelector('.word').textContent = 'Present';
    const cell = cells[shown];
    shown = -1;
    cell.scrollIntoView({ block: 'start' });
  }

  function togglePresent() {
    if (shown >= 0) { leave(); return; }
    const first = cells.findIndex(cell => cell.getBoundingClientRect().bottom > 80);
    present(first < 0 ? 0 : first);
  }
  addEventListener('resize', () => { if (shown >= 0) fit(cells[shown]); });

  // --- Buttons and keys --------------------------------------------------------------------------
  const actions = { theme: toggleTheme, menu: () => toggleMenu(), search: openSearch, present: togglePresent };
  for (const button of all('[data-do]')) button.addEventListener('click', () => actions[button.dataset.do]());

  const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -Infinity, End: Infinity };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, dialog, [contenteditable]')) return;
    if (shown >= 0) {
      if (event.key === 'Escape') { leave(); return; }
      if (event.key in steps && !event.target.closest('button, summary, a')) {
        event.preventDefault();
        if (!event.shiftKey && scrollOn(event.key)) return;
        present(shown + (event.key === ' ' && event.shiftKey ? -1 : steps[event.key]));
        return;
      }
    }
    if (event.key === 'p') togglePresent();
    if (event.key === 'd') toggleTheme();
    if (event.key === '/') { event.preventDefault(); openSearch(); }
    if (event.key === 'Escape') toggleMenu(false);
  });
  const asked = /^#present(?:-(\d+))?$/.exec(location.hash);
  if (asked) present(asked[1] ? asked[1] - 1 : 0);

  // Printed, nothing is folded away.
  addEventListener('beforeprint', () => all('details').forEach(details => { details.open = true; }));
})();
