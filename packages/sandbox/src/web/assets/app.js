import { alertPerson, announce } from './announce.js';
import { startCodeBar } from './code-bar.js';
import { startCountdowns } from './countdown.js';
import { byId, later } from './dom.js';
import { startFaultPanel } from './fault-panel.js';
import { heardFromMerchant } from './frame.js';
import { onLanguage, startLanguage, t } from './language.js';
import { followJournal } from './live.js';
import { startPhone } from './phone.js';
import { ask, onState, refresh } from './sandbox.js';
import { startSettingsPanel } from './settings-panel.js';
import { startTheme } from './theme.js';
import { addEntry, clearTimeline, openNamed, startTimeline } from './timeline.js';

let connection = 'waiting';

startTheme();
startLanguage();
startCountdowns();
startCodeBar();
startPhone();
startTimeline();
startFaultPanel();
startSettingsPanel();
startTools();
startViews();
void followJournal({
  onAnew: clearTimeline,
  onConnection(state) {
    connection = state;
    showConnection();
  },
  onEntry(entry) {
    addEntry(entry);
    if (`#request-${entry.request?.id}` === location.hash) openNamed();
    if (entry.type === 'token_request') heardFromMerchant();
    byId('unseen').hidden = document.documentElement.dataset.view === 'inspector';
    void refresh();
  },
});
onLanguage(showConnection);
globalThis.addEventListener('hashchange', openNamed);
globalThis.addEventListener('unhandledrejection', (event) => alertPerson(String(event.reason)));

function showConnection() {
  const words = t(`connection_${connection}`);
  if (byId('connection').textContent === words) return;
  document.documentElement.dataset.connection = connection;
  byId('connection').dataset.state = connection;
  byId('connection').textContent = words;
  if (connection === 'lost') announce(words);
}

function startTools() {
  for (const name of ['faults', 'settings']) {
    byId(`open-${name}`).addEventListener('click', () => {
      for (const each of ['faults', 'settings']) {
        const open = each === name && byId(each).hidden;
        byId(each).hidden = !open;
        byId(`open-${each}`).setAttribute('aria-expanded', String(open));
      }
    });
  }
  byId('advance').addEventListener('click', later(advance));
  byId('reset').addEventListener('click', later(reset));
  onLanguage(() => {
    byId('advance').setAttribute('aria-label', t('advance_label'));
    byId('reset').setAttribute('aria-label', t('reset_label'));
  });
  onState(({ faults }) => {
    byId('open-faults').dataset.count = faults.length === 0 ? '' : faults.length;
  });
}

// On a narrow screen one of the two is seen at a time.
function startViews() {
  const buttons = document.querySelectorAll('[data-view-button]');
  const show = (view) => {
    document.documentElement.dataset.view = view;
    for (const button of buttons) {
      button.setAttribute('aria-pressed', String(button.dataset.viewButton === view));
    }
    if (view === 'inspector') byId('unseen').hidden = true;
    scrollTo(0, 0);
  };
  for (const button of buttons) {
    button.addEventListener('click', () => show(button.dataset.viewButton));
  }
  document.querySelector('.skip').addEventListener('click', () => show('inspector'));
}

async function advance() {
  const moved = await ask('POST', 'clock', { advance_ms: 600_000 });
  if (moved !== undefined) announce(t('clock_moved'));
  await refresh();
}

async function reset() {
  await ask('POST', 'reset');
  await refresh();
}
