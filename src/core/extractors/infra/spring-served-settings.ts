import { folderOf } from '../../model/workspace-path.ts';
import { redactValue } from '../../syntax/redact-value.ts';
import type { Extractor } from '../extractor.ts';
import { settingsIn } from './spring-setting-files.ts';

/** A folder of resources below their root, or one that is called after what it holds. */
const isKept =
  /(?:^|\/)(?:resources\/(?:.+\/)?|(?:[^/]*[-_.])?(?:conf(?:ig)?s?|configurations?|properties|settings)(?:[-_.][^/]*)?\/(?:.+\/)?)[\w-]+\.(?:ya?ml|properties)$/i;

/** Such folders hold files of every tool; these are the words that settings of a Spring application begin with. */
const ofSpring =
  /^(?:spring|server|eureka|zuul|ribbon|hystrix|feign|management|security|info|logging|endpoints|turbine|resilience4j)[.:]/m;

/** Files that frameworks read for something else. */
const isOther =
  /(?:^|\/)(?:bootstrap|messages|log4j2?|logback|logging|docker-compose)[^/]*$|(?:^|\/)(?:node_modules|i18n|messages|\.github)\/|resources\/application[^/]*$/i;

/**
 * Settings that a Spring Cloud Config server hands out lie in files that are called after the application that asks for
 * them: `orders.yml`, `orders-docker.properties`, and `application.yml` for all.
 */
export const springServedSettings: Extractor = {
  id: 'spring-served-settings',
  title: 'Spring Cloud Config',
  group: 'infra',
  files: isKept,
  applies: ({ path }) => isKept.test(path) && !isOther.test(path),
  extract: (file) => {
    const stem = (file.path.split('/').at(-1) ?? '').replace(/\.\w+$/, '').toLowerCase();
    const settings = ofSpring.test(file.text) ? settingsIn(file) : [];
    if (settings.length === 0) return { facts: [], problems: [] };
    const withoutSecrets = settings.map((setting) => ({ ...setting, value: redactValue(setting.key, setting.value) }));
    return {
      facts: [{ kind: 'settings', folder: folderOf(file.path), servedTo: stem, settings: withoutSecrets }],
      problems: [],
    };
  },
};
