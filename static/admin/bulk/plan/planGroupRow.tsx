import React from 'react';
import { Inline, Lozenge, Text } from '@forge/react';
import type { PlanGroupView } from '../../../../src/application/bulkApi';
import { outcomeLozenge } from '../../words/outcomeLozenge';
import type { Words } from '../../words/useWords';

/** A plan's group as a row of a DynamicTable; each cell holds a component of UI Kit's own. */
export const planGroupRow = (
  group: PlanGroupView,
  words: Words,
  number: (value: number) => string,
) => {
  const { id, name, adds, removals, members, already, givesAccess, isProtected, refusal } = group;
  return {
    key: id,
    cells: [
      { key: 'group', content: <Text maxLines={2}>{name}</Text> },
      { key: 'adds', content: <Text>{number(adds)}</Text> },
      { key: 'removals', content: <Text>{number(removals)}</Text> },
      { key: 'members', content: <Text>{members === undefined ? '–' : number(members)}</Text> },
      { key: 'already', content: <Text>{already === undefined ? '–' : number(already)}</Text> },
      {
        key: 'remarks',
        content: (
          <Inline space="space.050" rowSpace="space.050" shouldWrap>
            {refusal && (
              <Lozenge appearance="removed">{words(outcomeLozenge(refusal).text)}</Lozenge>
            )}
            {givesAccess && <Lozenge appearance="moved">{words('bulk.groups.access')}</Lozenge>}
            {isProtected && <Lozenge appearance="moved">{words('bulk.groups.protected')}</Lozenge>}
          </Inline>
        ),
      },
    ],
  };
};
