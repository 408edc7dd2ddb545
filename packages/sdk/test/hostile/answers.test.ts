/* oxlint-disable import/no-unassigned-import -- a table a theme, a few themes a file: a file costs a
   process, which costs more than a hundred cases. */
import './bodies.ts';
import './encodings.ts';
import './headers.ts';
import './statuses.ts';
import './fields.ts';
import './lengths.ts';
import './refusals.ts';
import './spellings.ts';
