import React, { useState } from 'react';
import {
  Box,
  Button,
  Checkbox,
  Form,
  FormFooter,
  Frame,
  Heading,
  HelperMessage,
  Stack,
  Text,
} from '@forge/react';
import { GroupSelect } from '../../groups/GroupSelect';
import { CopyBlock } from '../../words/CopyBlock';
import { useWords } from '../../words/useWords';
import { useChosenFile } from '../file/useChosenFile';
import { refusalWords } from './refusalWords';
import { TextOrFile } from './TextOrFile';
import type { ListState } from './listState';
import type { List } from './useList';

type Props = {
  list: List;
  refusal: Extract<ListState, { is: 'writing' }>['refusal'];
};

// The frame draws itself last. What stands below it must not move from under somebody's mouse then.
const ROOM_FOR_CHOICE = { minHeight: '92px' };

/** Where a list is chosen or pasted, with what helps to understand it. */
export const ListForm = ({ list: { fields, putFile, submit }, refusal }: Props) => {
  const words = useWords();
  const [group, setGroup] = useState(fields.current.group);
  const { files } = fields.current;
  useChosenFile((file) => {
    putFile(file.purpose, file);
  });
  const errorOf = (of: 'list' | 'users'): string | undefined =>
    refusal?.of === of ? words(refusalWords(refusal.why, of)) : undefined;
  return (
    <Stack space="space.200">
      <Heading as="h2" size="small">
        {words('bulk.title')}
      </Heading>
      <Text>{words('bulk.about')}</Text>
      <CopyBlock text={words('bulk.example')} />
      <Text size="small">{words('bulk.limits')}</Text>
      <Stack space="space.100">
        <Text>{words('bulk.files')}</Text>
        <Box xcss={ROOM_FOR_CHOICE}>
          <Frame resource="file-choice" />
        </Box>
      </Stack>
      <Form onSubmit={submit}>
        <Stack space="space.150">
          <TextOrFile
            purpose="list"
            file={files.list}
            rows={8}
            isRequired
            initial={fields.current.list}
            error={errorOf('list')}
            onPaste={(text) => {
              fields.current = { ...fields.current, list: text };
            }}
            onTakeOut={() => {
              putFile('list', undefined);
            }}
          />
          <GroupSelect
            id="bulk-group"
            label="bulk.group"
            purpose="changing"
            isRequired={false}
            chosen={group ? [group] : []}
            onChoose={([chosen]) => {
              fields.current = { ...fields.current, group: chosen };
              setGroup(chosen);
            }}
          />
          <TextOrFile
            purpose="users"
            file={files.users}
            rows={3}
            initial={fields.current.users}
            error={errorOf('users')}
            onPaste={(text) => {
              fields.current = { ...fields.current, users: text };
            }}
            onTakeOut={() => {
              putFile('users', undefined);
            }}
          />
          <Box>
            <Checkbox
              name="bulk-people"
              label={words('bulk.with-people')}
              defaultChecked={fields.current.withPeople}
              onChange={(event) => {
                const withPeople = event.target.checked === true;
                fields.current = { ...fields.current, withPeople };
              }}
            />
            <HelperMessage>{words('bulk.with-people.hint')}</HelperMessage>
          </Box>
        </Stack>
        <FormFooter align="start">
          <Button appearance="primary" type="submit">
            {words('bulk.check')}
          </Button>
        </FormFooter>
      </Form>
    </Stack>
  );
};
