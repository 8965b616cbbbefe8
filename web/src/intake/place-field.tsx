import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { useDeferredValue } from 'react';
import { placesQuery, type Place } from '../api/intake.ts';
import type { Controlled } from '../commands/fields/controlled.ts';
import { useLabels } from '../texts/labels.ts';

interface PlaceFieldProps extends Controlled<string> {
  readonly tenant: string;
  readonly onPlace: (place: Place) => void;
}

/** A place in words; the dictionary completes it by any part of its name, and by its sound. */
export function PlaceField({ tenant, onPlace, ...field }: PlaceFieldProps) {
  const label = useLabels(tenant);
  const typed = useDeferredValue(field.value ?? '');
  const places = useQuery({ ...placesQuery(tenant, typed), placeholderData: keepPreviousData });
  const found = typed.trim() === '' ? [] : (places.data ?? []);
  // A whole address is no beginning of a name: its own place isn't offered to it once more.
  const options = found.some((place) => place.label === typed) && found.length === 1 ? [] : found;
  return (
    <AutoComplete
      {...field}
      maxLength={200}
      options={options.map((place) => ({
        key: place.id,
        value: place.label,
        label: (
          <span className="place-option">
            <span>{place.label}</span>
            <small>
              {[place.unit && label.unit(place.unit), place.grid, place.road]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </span>
        ),
      }))}
      onSelect={(chosen: string) => {
        const place = found.find((each) => each.label === chosen);
        if (place) onPlace(place);
      }}
    />
  );
}
