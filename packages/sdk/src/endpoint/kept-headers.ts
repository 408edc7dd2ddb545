/** What no answer of an endpoint goes without: its address holds what nobody else should see. */
export const keptHeaders = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
