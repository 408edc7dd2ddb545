export {
  launch as DELETE,
  launch as GET,
  launch as PATCH,
  launch as POST,
  launch as PUT,
} from '../../endpoint';
