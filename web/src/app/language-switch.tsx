import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { speak, spoken } from '../texts/i18n.ts';

export function LanguageSwitch() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const other = spoken() === 'zh' ? 'en' : 'zh';
  return (
    <Button
      type="text"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => {
        // What the server said, it said in the other language.
        void speak(other).then(() => queries.invalidateQueries());
      }}
    >
      {t('app.language')}
    </Button>
  );
}
