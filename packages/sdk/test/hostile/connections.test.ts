/* oxlint-disable import/no-unassigned-import -- a table a theme, a few themes a file: a file costs a
   process, which costs more than a hundred cases. */
import './kept-connections.ts';
import './closed-while-busy.ts';
import './tls.ts';
