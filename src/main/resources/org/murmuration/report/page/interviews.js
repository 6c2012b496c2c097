/* Questions to an agent out of the game, and what it answered. */
(function (page) {
  'use strict';

  const { element, number, foreign, announce } = page;

  /** A form that asks the agent something; the answer goes into the list below it. */
  function interviewForm(run, agent) {
    const question = element('textarea', { rows: '2', id: 'question',
      placeholder: 'Left empty: what the experiment would ask it now' });
    const remember = element('input', { type: 'checkbox' });
    const send = element('button', { type: 'submit', class: 'strong' }, 'Ask');
    const form = element('form', { class: 'stack interview', 'aria-label': `Ask agent ${agent}` },
      element('h4', {}, 'Interview'),
      element('label', {}, 'Question ', question),
      element('label', { class: 'check' }, remember,
        'it remembers this (an intervention, which changes the run)'),
      page.nameField(), element('div', { class: 'actions' }, send));
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      send.disabled = true;
      const body = { by: page.senderName(form), agent, remember: remember.checked };
      if (question.value.trim() !== '') body.question = question.value;
      const answered = await run.command('interviews', body);
      send.disabled = false;
      if (!answered) return;
      document.getElementById('interviews').prepend(item(answered));
      announce(`Agent ${agent} answered: ${answered.answer}`);
    });
    return form;
  }

  async function interviewsOf(run, agent) {
    let interviews = [];
    try {
      ({ interviews } = await run.api.interviews());
    } catch (refused) {
      // A record without interviews is one in which there were none.
    }
    return element('ol', { class: 'transcript', id: 'interviews', 'aria-label': 'Interviews' },
      ...interviews.filter((one) => one.agent === agent).reverse().map(item));
  }

  function item(one) {
    const when = [`after ${number(one.position)} entries`, one.by ? `by ${page.visible(one.by)}` : '',
      one.remembered >= 0 ? `remembered as entry ${number(one.remembered)}` : 'not remembered'];
    return element('li', {}, element('p', {}, element('b', {}, foreign(one.question))),
      element('p', { class: one.missing ? 'said missing' : 'said' }, foreign(one.answer)),
      element('p', { class: 'caption' }, when.filter(Boolean).join(' · ')));
  }

  Object.assign(page, { interviewForm, interviewsOf });
})(window.murmuration = window.murmuration || {});
