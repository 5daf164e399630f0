import React from 'react';
import { Text } from '@forge/react';

/** A group's name inside a sentence. */
export const GroupName = ({ name }: { name: string }) => <Text as="strong">{name}</Text>;
