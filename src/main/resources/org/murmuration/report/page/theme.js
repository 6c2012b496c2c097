/* Dark and light, as the system says or as the reader chose, and the colours of either. */
(function (page) {
  'use strict';

  const KEY = 'murmuration.theme';

  // Okabe and Ito's colours, which readers of any colour vision tell apart, in the order that
  // contrasts best with the paper. As many dashes as are coprime with them: 28 distinct curves.
  const LIGHT = {
    palette: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#3c3c3c'],
    ink: '#1b1f24', quiet: '#59636e', rule: '#d5dae0', grid: '#eceef1', paper: '#ffffff',
    crowd: '#8b95a1', link: 'rgba(89, 99, 110, 0.22)', ring: '#b3003c', none: '#c3c9d0',
  };
  const DARK = {
    palette: ['#56b4e9', '#e8692b', '#1fb98c', '#cc79a7', '#f0e442', '#e69f00', '#d0d4d9'],
    ink: '#e4e7eb', quiet: '#a0a9b4', rule: '#343b44', grid: '#282e35', paper: '#1a1e23',
    crowd: '#76808c', link: 'rgba(160, 169, 180, 0.2)', ring: '#ff6f91', none: '#4a525c',
  };

  const darkness = window.matchMedia('(prefers-color-scheme: dark)');
  const listeners = [];
  let chosen = remembered();

  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch (refused) {
      return null;
    }
  }

  function isDark() {
    return chosen ? chosen === 'dark' : darkness.matches;
  }

  function colours() {
    return isDark() && !window.matchMedia('print').matches ? DARK : LIGHT;
  }

  function onTheme(listener) {
    listeners.push(listener);
  }

  /** Light becomes dark and the other way round; remembered in this browser. */
  function switchTheme() {
    chosen = isDark() ? 'light' : 'dark';
    try {
      localStorage.setItem(KEY, chosen);
    } catch (refused) {
      // A page from disk may not keep anything; the choice holds while it is open.
    }
    apply();
  }

  function apply() {
    if (chosen) document.documentElement.dataset.theme = chosen;
    const control = document.getElementById('theme');
    if (control) {
      control.textContent = isDark() ? 'Light' : 'Dark';
      control.setAttribute('aria-label', isDark() ? 'Use light colours' : 'Use dark colours');
    }
    listeners.forEach((listener) => listener());
  }

  darkness.addEventListener('change', apply);
  document.getElementById('theme').addEventListener('click', switchTheme);
  apply();

  Object.assign(page, { LIGHT, colours, isDark, onTheme });
})(window.murmuration = window.murmuration || {});
