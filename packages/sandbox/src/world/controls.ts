import { sweep } from './launches.ts';
import type { Settings } from './settings.ts';
import type { World } from './world.ts';

/** Moves the sandbox's time on. */
export function advance(world: World, ms: number): void {
  world.clock.advance(ms);
  world.journal.write({ type: 'clock', advanced: ms });
  sweep(world);
  world.schedule.runDue();
}

/** Takes other settings from now on. They are expected to be checked. */
export function changeSettings(world: World, settings: Partial<Settings>): void {
  Object.assign(world.settings, settings);
  world.journal.write({ type: 'settings', changes: settings });
}

/**
 * Forgets codes, tokens, invoices, deliveries, requests and faults. Credentials stay, every balance is what it was
 * at the start, and neither a code nor an invoice's id comes a second time.
 */
export function reset(world: World): void {
  world.schedule.clear();
  world.codes.clear();
  world.tokens.clear();
  world.invoices.clear();
  world.deliveries.clear();
  world.balances.clear();
  world.heldNotices.clear();
  world.requests.length = 0;
  world.faults.clear();
  world.journal.clear();
  world.journal.write({ type: 'reset' });
}
