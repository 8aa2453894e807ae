// What a reader with weak eyes, a screen reader, a keyboard or a thumb would stumble over. Each check returns one line a flaw.
window.audit = (() => {
  'use strict';
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const visible = element => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0;
  const brief = element => `<${element.tagName.toLowerCase()}${element.id ? '#' + element.id : ''}${[...element.classList].map(c => '.' + c).join('')}> `
    + (element.ariaLabel || element.textContent).trim().replace(/\s+/g, ' ').slice(0, 50);
  const unique = lines => [...new Set(lines)];

  // --- Contrast (WCAG 1.4.3) ---------------------------------------------------------------------
  function colour(text) {
    const part = /^(rgba?|color)\((?:srgb )?([^)]*)\)$/.exec(text);
    if (!part) return null;
    const [r, g, b, a = 1] = part[2].split(/[\s,/]+/).filter(Boolean).map(Number);
    const scale = part[1] === 'color' ? 255 : 1;
    return { r: r * scale, g: g * scale, b: b * scale, a };
  }
  const over = (top, alpha, below) => ({ r: top.r * alpha + below.r * (1 - alpha), g: top.g * alpha + below.g * (1 - alpha), b: top.b * alpha + below.b * (1 - alpha), a: 1 });
  function luminance({ r, g, b }) {
    const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }
  function ratio(a, b) {
    const [one, two] = [luminance(a), luminance(b)];
    return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
  }
  function paint(element) {
    const css = getComputedStyle(element);
    const shape = element instanceof SVGElement && !(element instanceof SVGSVGElement);
    const found = colour(shape ? css.fill : css.backgroundColor);
    return found && { ...found, a: found.a * (shape ? Number(css.fillOpacity) * Number(css.opacity) : 1) };
  }
  const chain = element => element ? [element, ...chain(element.parentElement)] : [];
  // What shows only under the pointer is judged as it then looks.
  const opacity = element => chain(element).map(e => Number(getComputedStyle(e).opacity)).filter(o => o > 0).reduce((a, b) => a * b, 1);
  function ground(layers) {
    const canvas = colour(getComputedStyle(document.body).backgroundColor);
    return layers.map(paint).filter(Boolean).reduceRight((below, layer) => over(layer, layer.a, below), canvas);
  }
  // Behind the letters of a chart lie shapes, which are not their parents.
  function layersBehind(text) {
    const box = text.getBoundingClientRect();
    const stack = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return stack.includes(text) ? stack.slice(stack.indexOf(text) + 1) : stack;
  }
  const turned = matrix => matrix ? Math.hypot(matrix.a, matrix.b) : 1;
  function scaleOf(element) {
    const svg = element.closest('svg');
    return svg && svg.viewBox.baseVal?.width ? turned(element.getScreenCTM()) : 1;
  }
  function* texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || seen.has(element) || !visible(element) || element.closest('script, style, title, desc, .skip, math')) continue;
      seen.add(element);
      yield element;
    }
  }
  function contrast() {
    const flaws = [];
    let shown;
    for (const element of texts()) {
      const css = getComputedStyle(element);
      const inChart = element instanceof SVGElement;
      if (inChart && element.closest('svg.sd-figure') !== shown) {
        shown = element.closest('svg.sd-figure');
        shown.scrollIntoView({ block: 'center', inline: 'nearest' });
      }
      const front = colour(inChart ? css.fill : css.color);
      const behind = ground(inChart ? layersBehind(element) : chain(element));
      const found = ratio(over(front, front.a * opacity(element), behind), behind);
      const size = parseFloat(css.fontSize) * (inChart ? scaleOf(element) : 1);
      const needed = size >= 24 || size >= 18.66 && Number(css.fontWeight) >= 700 ? 3 : 4.5;
      if (found < needed - 0.01) flaws.push(`contrast ${found.toFixed(2)} of ${needed}: ${brief(element)}`);
    }
    return unique(flaws);
  }

  function small(least = 11) {
    return unique([...texts()].filter(e => !e.closest('sup, sub'))
      .map(e => [parseFloat(getComputedStyle(e).fontSize) * scaleOf(e), e]).filter(([size]) => size < least)
      .map(([size, e]) => `letters of ${size.toFixed(1)} px: ${brief(e)}`));
  }

  // --- Names (1.1.1, 4.1.2) ----------------------------------------------------------------------
  function nameOf(element) {
    const labels = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map(id => document.getElementById(id)?.textContent ?? '').join(' ');
    return (element.ariaLabel || labels || element.getAttribute('alt') || (element.tagName === 'svg' ? '' : element.textContent) || element.title || '').trim();
  }
  const names = () => unique(all('a, button, input, select, textarea, summary, dialog, img, svg, [role=group], figure[role], nav')
    .filter(e => !e.closest('[aria-hidden=true]') && !(e.tagName === 'svg' && e.parentElement.closest('svg')))
    .filter(e => !nameOf(e)).map(e => `no name: ${brief(e)}`));

  // --- Structure (1.3.1, 2.4.1, 2.4.6, 3.1.1, 4.1.1) -----------------------------------------------
  function structure() {
    const flaws = [];
    const claim = (holds, words) => { if (!holds) flaws.push(words); };
    claim(document.documentElement.lang === 'en', 'no language');
    claim(document.title.trim(), 'no title');
    for (const [selector, words] of [['main', 'main'], ['h1', 'h1'], ['body > header', 'header'], ['body > footer', 'footer']]) {
      claim(all(selector).length === 1, `${all(selector).length} of ${words}`);
    }
    const ids = all('[id]').map(e => e.id);
    for (const id of unique(ids.filter((id, at) => ids.indexOf(id) !== at))) flaws.push(`id twice: ${id}`);
    for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
      for (const e of all(`[${attribute}]`)) claim(e.getAttribute(attribute).split(' ').every(id => document.getElementById(id)), `${attribute} leads nowhere: ${brief(e)}`);
    }
    let level = 0;
    for (const heading of all('h1, h2, h3, h4, h5, h6')) {
      const own = Number(heading.tagName[1]);
      claim(own <= level + 1, `h${own} after h${level}: ${brief(heading)}`);
      level = own;
    }
    for (const table of all('table:not([role=presentation])')) {
      // A matrix has a name alone.
      claim(table.querySelector('th, caption'), `table without headers: ${brief(table)}`);
      for (const th of all('th', table)) claim(th.scope || th.closest('thead'), `header of no row or column: ${brief(th)}`);
    }
    for (const e of texts()) claim(e.closest('main, nav, header, footer, dialog, .counter'), `outside of all landmarks: ${brief(e)}`);
    for (const e of all('[tabindex]')) claim(e.tabIndex <= 0, `out of the order of tabs: ${brief(e)}`);
    for (const e of all('[role=region], [tabindex="0"]')) claim(e.tagName !== 'DIV' || nameOf(e), `no name: ${brief(e)}`);
    return unique(flaws);
  }

  // --- Thumbs and keys (2.5.8, 2.4.7) --------------------------------------------------------------
  function targets() {
    // A link within a sentence is as high as its line; the rule spares it.
    const inSentence = e => getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim().length > e.textContent.trim().length;
    return unique(all('a, button, input, summary').filter(e => visible(e) && !inSentence(e) && !e.matches('.skip'))
      .map(e => [e.getBoundingClientRect(), e]).filter(([box]) => box.width < 23.5 || box.height < 23.5)
      .map(([box, e]) => `${box.width.toFixed(0)}×${box.height.toFixed(0)} px to hit: ${brief(e)}`));
  }
  function focus() {
    const kinds = new Map();
    for (const e of all('a[href], button, input, summary, [tabindex="0"]').filter(visible)) kinds.set(`${e.tagName} ${e.className} ${e.parentElement.className}`, e);
    return [...kinds.values()].filter(e => {
      e.focus({ focusVisible: true });
      const css = getComputedStyle(e);
      return document.activeElement !== e || css.outlineStyle === 'none' || parseFloat(css.outlineWidth) < 1;
    }).map(e => `focus does not show: ${brief(e)}`);
  }

  // What sticks out to the right although nothing around it scrolls.
  function sideways() {
    const flaws = document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    for (const picture of all('main :is(img, svg)').filter(visible)) {
      if (picture.getBoundingClientRect().right > innerWidth + 1 && !chain(picture).some(e => /auto|scroll|hidden/.test(getComputedStyle(e).overflowX) && e !== document.body)) flaws.push(`sticks out: ${brief(picture)}`);
    }
    return unique(flaws);
  }
  const charts = () => all('.sd-chart').filter(chart => all('svg.sd-figure', chart).filter(visible).length !== 1 || !chart.querySelector('button') || !visible(chart.querySelector('button')))
    .map(chart => `not one picture and a button: ${brief(chart)}`);
  return { charts, contrast, small, names, structure, targets, focus, sideways };
})();
