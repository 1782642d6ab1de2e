// A page of a run that goes on: what the server sends, as it comes, and again after each cut.

const TOKEN = location.hash.slice(1);
const AGAIN_AFTER = 1000;

/** Tells how the page stands with its server. */
function tellLine(text, isGood) {
  const line = document.getElementById('line');
  line.textContent = text;
  line.className = isGood ? 'better' : 'worse';
}

async function listen(take) {
  for (let cut = null; ; ) {
    try {
      const response = await fetch('/events', { headers: { 'X-Orca-Token': TOKEN }, cache: 'no-store' });
      if (response.status === 403) {
        tellLine('Refused: ' + await response.text(), false);
        return;
      }
      if (!response.ok) throw new Error(await response.text());
      cut = null;
      if (await read(response.body.getReader(), take)) return;
    } catch (error) {
      // told below, and tried again
    }
    cut = cut || new Date();
    tellLine(`Cut off since ${cut.toLocaleTimeString()}: what is shown is old. Trying again …`, false);
    await new Promise((done) => setTimeout(done, AGAIN_AFTER));
  }
}

/** Reads server-sent events until the last one, or a cut; tells which it was. */
async function read(reader, take) {
  const decoder = new TextDecoder();
  for (let rest = ''; ; ) {
    const { done, value } = await reader.read();
    if (done) return false;
    rest += decoder.decode(value, { stream: true });
    const events = rest.split('\n\n');
    rest = events.pop();
    // What came at once is old but for the latest.
    const latest = events.reverse().find((event) => event.startsWith('data: '));
    if (latest) {
      const message = JSON.parse(latest.slice('data: '.length));
      take(message);
      if (message.kind === 'ended') return true;
    }
  }
}

/** Puts new sections in the place of those that have changed. */
function renew(html) {
  const main = document.querySelector('main');
  const fresh = [...new DOMParser().parseFromString(html, 'text/html').body.children];
  const named = (one) => one.id || one.localName;
  for (const one of fresh) {
    const source = one.outerHTML;
    const was = [...main.children].find((other) => named(other) === named(one));
    if (was && (one.id === 'charts' || was.source === source)) continue;
    one.source = source;
    startTables(one);
    if (was) {
      carry(was, one);
      was.replaceWith(one);
      one.focused?.focus();
    } else {
      main.append(one);
    }
  }
}

/** What a reader has unfolded, scrolled and focused stays so. */
function carry(was, one) {
  const pairs = (selector) => {
    const fresh = one.querySelectorAll(selector);
    return [...was.querySelectorAll(selector)].map((old, i) => [old, fresh[i]]).filter((pair) => pair[1]);
  };
  pairs('details').forEach(([old, now]) => { now.open = old.open; });
  pairs('.wide').forEach(([old, now]) => requestAnimationFrame(() => { now.scrollLeft = old.left || 0; }));
  pairs('button, summary, .wide').forEach(([old, now]) => {
    if (old === document.activeElement) one.focused = now;
  });
}

/** The run has ended: the page is its report from now on. */
function endWith(page, message) {
  const main = document.querySelector('main');
  main.replaceChildren(...new DOMParser().parseFromString(message.main, 'text/html').body.children);
  document.querySelectorAll('main .scripted').forEach((one) => { one.hidden = false; });
  page.take(message.data);
  startMain(page);
  page.redraw();
  if (page.other) showOverlay(page);
}

function startLive() {
  let page = null;
  const steering = startSteering(TOKEN);
  listen((message) => {
    steering.know(message);
    tellLine(message.kind === 'ended' ? 'The run has ended: this is its report.' : 'live', true);
    if (message.kind === 'ended' && page) {
      endWith(page, message);
      return;
    }
    renew(message.main);
    if (!message.data) return;
    if (!page) {
      page = startWith(message.data);
      return;
    }
    page.take(message.data);
    page.draw();
    startCurve(page);
    tellCovered(page);
  });
}
