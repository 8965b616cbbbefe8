import '../intake/intake.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { dispatch, type WorkOrder } from '../api/intake.ts';
import { register } from '../api/register.ts';
import { meQuery } from '../api/session.ts';
import { Failure } from '../app/failure.tsx';
import { AreaField } from '../commands/fields/area-field.tsx';
import { CategoryField } from '../commands/fields/category-field.tsx';
import { CodeField } from '../commands/fields/code-field.tsx';
import { GradeField } from '../commands/fields/grade-field.tsx';
import { PhotosField } from '../commands/fields/photos-field.tsx';
import { UnitField } from '../commands/fields/unit-field.tsx';
import { ChannelField } from '../intake/channel-field.tsx';
import { filledIn } from '../intake/filled.ts';
import { PasteBox } from '../intake/paste-box.tsx';
import { PlaceField } from '../intake/place-field.tsx';
import { Reasons } from '../intake/reasons.tsx';
import type { Sent } from '../intake/sent.tsx';
import { useSuggesting } from '../intake/suggesting.ts';
import { useLabels } from '../texts/labels.ts';
import type { Mode } from './register-page.tsx';
import { registrationOf, type Typed } from './registration.ts';
import { SimilarDrafts } from './similar-drafts.tsx';

interface RegisterFormProps {
  readonly tenant: string;
  readonly mode: Mode;
  readonly onDone: (sent: Sent) => void;
}

export function RegisterForm({ tenant, mode, onDone }: RegisterFormProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const label = useLabels(tenant);
  const [form] = Form.useForm<Typed>();
  const [key] = useState(newKey);
  const submit = useRef<HTMLButtonElement>(null);
  const suggesting = useSuggesting(tenant, form);
  const { suggestions } = suggesting;
  const posts = useQuery(meQuery(tenant)).data?.posts ?? [];
  const dispatches = posts.some(({ role }) => role === 'dispatcher' || role === 'office');
  const lead = Form.useWatch('lead', form);
  const grade = Form.useWatch('grade', form);
  const category = Form.useWatch('category', form);
  const registering = useMutation({
    mutationFn: async (typed: Typed): Promise<Sent> => {
      // Both under keys of this form: sent again, what was done is not done twice.
      const registered = await register(tenant, registrationOf(mode, typed), `${key}-register`);
      if (!dispatches || !typed.lead || !typed.grade) return registered;
      const to = { lead: typed.lead, grade: typed.grade };
      try {
        await dispatch(tenant, registered.id, to, `${key}-dispatch`);
        return { ...registered, lead: typed.lead };
      } catch (notSent) {
        return { ...registered, notSent };
      }
    },
    onSuccess: (sent) => {
      void queries.invalidateQueries({ queryKey: [tenant, 'queue'] });
      onDone(sent);
    },
  });
  const needed = [{ required: true, message: t('signIn.needed') }];
  const somebody = mode === 'somebody';
  const choose = (values: Partial<Typed>) => {
    suggesting.touch(values);
    form.setFieldsValue(values);
  };
  const onRead = async (order: WorkOrder) => {
    form.resetFields();
    form.setFieldsValue(filledIn(order));
    await suggesting.now();
    const missing = (['category', 'title', 'description', 'place'] as const).find(
      (name) => !form.getFieldValue(name),
    );
    // One that is known is opened, not sent.
    if (order.known) return;
    // When the fields have been drawn: Enter then does what the button says.
    setTimeout(() => {
      if (missing) document.getElementById(missing)?.focus();
      else submit.current?.focus();
    });
  };
  return (
    <>
      {somebody ? <PasteBox tenant={tenant} onRead={onRead} /> : null}
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark="optional"
        scrollToFirstError
        className="card"
        initialValues={somebody ? { kind: 'help' } : { source: 'visit' }}
        onValuesChange={(changed: Partial<Typed>) => suggesting.touch(changed)}
        onFinish={(typed) => registering.mutate(typed)}
      >
        <div className="intake-columns">
          <div>
            {somebody ? (
              <Form.Item name="kind" label={t('register.kind')} rules={needed}>
                <CodeField tenant={tenant} list="kinds" without={['finding']} />
              </Form.Item>
            ) : (
              <Form.Item name="source" label={t('register.source')} rules={needed}>
                <CodeField
                  tenant={tenant}
                  list="sources"
                  without={['resident', 'registered-for-somebody', 'service']}
                />
              </Form.Item>
            )}
            <Form.Item
              name="category"
              label={t('register.category')}
              rules={needed}
              extra={
                <Reasons
                  suggested={suggestions?.categories}
                  value={category}
                  label={(code) => label.category(code)}
                  onChoose={(value) => choose({ category: value })}
                />
              }
            >
              <CategoryField tenant={tenant} />
            </Form.Item>
            <Form.Item
              name="title"
              label={t('register.name')}
              rules={needed}
              extra={t('register.nameHint')}
            >
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="description" label={t('register.description')} rules={needed}>
              <Input.TextArea rows={4} maxLength={4000} />
            </Form.Item>
            <div className="pair">
              <Form.Item name="place" label={t('register.place')} rules={needed}>
                <PlaceField
                  tenant={tenant}
                  onPlace={(place) =>
                    form.setFieldsValue({
                      located: place,
                      ...(place.area === undefined ? {} : { area: place.area.split('-')[0] ?? '' }),
                    })
                  }
                />
              </Form.Item>
              <Form.Item name="area" label={t('register.area')}>
                <AreaField tenant={tenant} />
              </Form.Item>
            </div>
            <Form.Item name="photos" label={t('field.photos')}>
              <PhotosField tenant={tenant} />
            </Form.Item>
            <Form.Item name="about" label={t('register.about')} extra={t('register.aboutHint')}>
              <UnitField tenant={tenant} />
            </Form.Item>
          </div>
          <div>
            {somebody ? (
              <div className="pair">
                <Form.Item name="contactName" label={t('register.contactName')}>
                  <Input maxLength={60} autoComplete="off" />
                </Form.Item>
                <Form.Item name="phone" label={t('register.phone')}>
                  <Input type="tel" maxLength={24} autoComplete="off" />
                </Form.Item>
              </div>
            ) : (
              <Form.Item name="occurredOn" label={t('register.occurredOn')}>
                <Input type="date" />
              </Form.Item>
            )}
            <fieldset>
              <legend>{t('register.external')}</legend>
              <div className="pair">
                <Form.Item
                  name="channel"
                  label={t('register.externalChannel')}
                  dependencies={['number', 'deadline']}
                  rules={[
                    ({ getFieldsValue }) => {
                      const { number, deadline } = getFieldsValue() as Partial<Typed>;
                      const isNamed = Boolean(number?.trim()) || Boolean(deadline);
                      return {
                        required: isNamed,
                        whitespace: isNamed,
                        message: t('register.externalNeedsChannel'),
                      };
                    },
                  ]}
                >
                  <ChannelField />
                </Form.Item>
                <Form.Item
                  name="number"
                  label={t('register.externalNumber')}
                  rules={[{ pattern: /^[A-Za-z0-9_.:/-]*$/, message: t('intake.numberForm') }]}
                >
                  <Input maxLength={60} />
                </Form.Item>
              </div>
              <Form.Item name="deadline" label={t('register.externalDeadline')}>
                <Input type="datetime-local" />
              </Form.Item>
            </fieldset>
            {dispatches ? (
              <fieldset>
                <legend>{t('intake.dispatch')}</legend>
                <div className="pair">
                  <Form.Item
                    name="lead"
                    label={t('field.lead')}
                    extra={
                      <Reasons
                        suggested={suggestions?.units}
                        value={lead}
                        label={(id) => label.unit(id)}
                        onChoose={(value) => choose({ lead: value })}
                      />
                    }
                  >
                    <UnitField tenant={tenant} />
                  </Form.Item>
                  <Form.Item
                    name="grade"
                    label={t('field.grade')}
                    rules={lead ? needed : []}
                    extra={
                      <Reasons
                        suggested={suggestions?.grades}
                        value={grade}
                        label={(code) => label.grade(code)}
                        onChoose={(value) => choose({ grade: value })}
                      />
                    }
                  >
                    <GradeField tenant={tenant} />
                  </Form.Item>
                </div>
              </fieldset>
            ) : null}
            <Form.Item name="located" noStyle>
              <Kept />
            </Form.Item>
            <SimilarDrafts tenant={tenant} />
            {registering.error === null ? null : <Failure error={registering.error} />}
            <div className="buttons end">
              <Button
                ref={submit}
                type="primary"
                size="large"
                htmlType="submit"
                loading={registering.isPending}
              >
                {dispatches && lead && grade
                  ? t('intake.submit', { unit: label.unit(lead) })
                  : t('register.submit')}
              </Button>
            </div>
          </div>
        </div>
      </Form>
    </>
  );
}

/** A value of the form that nobody types. */
function Kept() {
  return null;
}
