import { useEffect, useState } from 'react';
import { addressOf } from '../bridge/location';
import { messageOf } from '../messageOf';
import { reportProblem } from '../state/problems';

/**
 * The full address for a link's `href`: a path belongs to the Confluence site, not to the local
 * host. `#` until it is known, and for good where it is no web address.
 */
export function useSiteAddress(href: string): string {
  const [address, setAddress] = useState('#');
  useEffect(() => {
    let isCurrent = true;
    addressOf({ url: href })
      .then((url) => {
        if (isCurrent) setAddress(url.href);
      })
      .catch((error: unknown) => {
        reportProblem(`A link to "${href}" cannot be drawn: ${messageOf(error)}`);
      });
    return () => {
      isCurrent = false;
    };
  }, [href]);
  return address;
}
