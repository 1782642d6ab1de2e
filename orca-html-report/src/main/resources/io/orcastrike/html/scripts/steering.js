// Buttons that steer the run.

const STEP = 0.1;
const SURE_WITHIN = 5000;

function startSteering(token) {
  const bar = document.getElementById('steering');
  const told = document.getElementById('answer');
  let factor = 1;

  async function send(command) {
    told.textContent = command + ' …';
    try {
      const response = await fetch('/steer', {
        method: 'POST', headers: { 'X-Orca-Token': token }, body: command,
      });
      const text = await response.text();
      told.textContent = response.ok ? text : 'Refused: ' + text;
      told.className = response.ok ? 'better' : 'worse';
    } catch (error) {
      told.textContent = command + ' did not arrive: the page is cut off';
      told.className = 'worse';
    }
  }

  function commandOf(button) {
    const word = button.dataset.command;
    if (word !== 'faster' && word !== 'slower') return word;
    const wanted = factor + (word === 'faster' ? STEP : -STEP);
    return 'rate ' + Math.max(STEP, Number(wanted.toFixed(2)));
  }

  /** What cannot be taken back is asked for twice. */
  function isSure(button) {
    if (button.dataset.sure === undefined || button.classList.contains('asking')) return true;
    const text = button.textContent;
    button.textContent = button.dataset.sure;
    button.classList.add('asking');
    setTimeout(() => {
      button.textContent = text;
      button.classList.remove('asking');
    }, SURE_WITHIN);
    return false;
  }

  bar.querySelectorAll('button').forEach((button) => {
    button.addEventListener('click', () => {
      if (isSure(button)) send(commandOf(button));
    });
  });

  return {
    know(message) {
      factor = message.factor || 1;
      bar.hidden = message.kind !== 'running';
    },
  };
}

startLive();
