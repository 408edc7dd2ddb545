export { launch as GET } from '../../../endpoint';
