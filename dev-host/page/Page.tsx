import { AdminFrame } from './frame/AdminFrame';
import { Flags } from './frame/Flags';
import { Problems } from './frame/Problems';
import { AppView } from './render/AppView';

/** The whole page: the app inside a frame like Confluence's admin settings. */
export function Page() {
  return (
    <>
      <AdminFrame>
        <Problems />
        <AppView />
      </AdminFrame>
      <Flags />
    </>
  );
}
