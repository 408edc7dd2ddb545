/* oxlint-disable import/no-unassigned-import -- a table a theme, a few themes a file: a file costs a
   process, which costs more than a hundred cases. */
import './broken-connections.ts';
import './callers-inputs.ts';
import './client-options.ts';
import './misbehaving-fetch.ts';
import './odd-http.ts';
import './redirects.ts';
import './time.ts';
