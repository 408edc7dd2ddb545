/** @import { JournalEntry } from '../../generated/admin-api.ts' */
import { alertPerson, announce } from './announce.js';
import { startCodeBar } from './code-bar.js';
import { startCountdowns } from './countdown.js';
import { all, byId, later } from './dom.js';
import { startFaultPanel } from './fault-panel.js';
import { heardFromMerchant } from './frame.js';
import { onLanguage, startLanguage, t } from './language.js';
import { followTogether } from './live.js';
import { startPhone } from './phone.js';
import { ask, onState, refresh } from './sandbox.js';
import { startScale } from './scale.js';
import { startSettingsPanel } from './settings-panel.js';
import { startTheme } from './theme.js';
import { addEntry, clearTimeline, openNamed, startTimeline } from './timeline.js';
import { startTokenButtons } from './token-button.js';
import { startWrongRequestPanel } from './wrong-request-panel.js';

const panels = ['wrong', 'faults', 'settings'];
let connection = 'waiting';

startTheme();
startLanguage();
startCountdowns();
startCodeBar();
startPhone();
startTimeline();
startTokenButtons();
startFaultPanel();
startSettingsPanel();
startWrongRequestPanel();
startTools();
startViews();
startScale();
followTogether({
  onEntry,
  onAnew: clearTimeline,
  async onConnection(state) {
    if (state === 'live') await refresh();
    connection = state;
    showConnection();
  },
  // A sandbox that was started anew has another key; its page reports where that is.
  onLocked: () => location.reload(),
});
onLanguage(showConnection);
addEventListener('hashchange', openNamed);
addEventListener('unhandledrejection', ({ reason }) => alertPerson(String(reason)));

/** @param {JournalEntry} entry */
function onEntry(entry) {
  addEntry(entry);
  const { code_id, request } = entry;
  if ([`#request-${request?.id}`, `#${code_id}`].includes(location.hash)) openNamed();
  if (entry.type === 'token_request') heardFromMerchant();
  byId('unseen').hidden = document.documentElement.dataset.view === 'inspector';
  void refresh();
}

function showConnection() {
  const words = t(`connection_${connection}`);
  if (byId('connection').textContent === words) return;
  document.documentElement.dataset.connection = connection;
  byId('connection').dataset.state = connection;
  byId('connection').textContent = words;
  if (connection === 'lost') announce(words);
}

function startTools() {
  for (const name of panels) {
    byId(`open-${name}`).addEventListener('click', () => {
      for (const each of panels) {
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
    byId('open-faults').dataset.count = faults.length === 0 ? '' : String(faults.length);
  });
}

// On a narrow screen one of the two is seen at a time.
function startViews() {
  const buttons = all('[data-view-button]');
  const show = (/** @type {string | undefined} */ view) => {
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
  all('.skip')[0]?.addEventListener('click', () => show('inspector'));
}

async function advance() {
  const moved = await ask('advanceClock', { body: { advance_ms: 600_000 } });
  if (moved) announce(t('clock_moved'));
  await refresh();
}

async function reset() {
  await ask('reset');
  await refresh();
}
