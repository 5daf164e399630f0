import Button from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import DropdownMenu, { DropdownItemRadio, DropdownItemRadioGroup } from '@atlaskit/dropdown-menu';
import { without } from '../render/without';
import type { FrameAccount } from '../backend/frameInfo';

type Input = { accounts: readonly FrameAccount[]; current: string };

/** Who the page is looked at as, and a menu to look at it as somebody else. */
export function AccountMenu({ accounts, current }: Input) {
  const label = accounts.find(({ accountId }) => accountId === current)?.label ?? current;
  return (
    <DropdownMenu
      testId="account-menu"
      placement="bottom-end"
      // Atlaskit's own trigger, selected and hovered, has too little contrast to be read by all.
      trigger={({ triggerRef, ...props }) => (
        <Button {...without(props, ['isSelected'])} ref={triggerRef} iconAfter={ChevronDownIcon}>
          {`Signed in as ${label}`}
        </Button>
      )}
    >
      <DropdownItemRadioGroup id="account" title="Look at this page as">
        {accounts.map((account) => (
          <DropdownItemRadio
            key={account.accountId}
            id={account.accountId}
            isSelected={account.accountId === current}
            onClick={() => {
              signInAs(account.accountId);
            }}
          >
            {account.label}
          </DropdownItemRadio>
        ))}
      </DropdownItemRadioGroup>
    </DropdownMenu>
  );
}

function signInAs(accountId: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set('account', accountId);
  window.location.assign(address);
}
