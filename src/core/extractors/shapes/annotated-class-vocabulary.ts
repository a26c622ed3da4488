import type { HttpMethod } from '../../model/endpoint.ts';
import type { Language } from '../../syntax/outline.ts';

/** Shape "annotated method in an annotated class": what a framework of this shape calls things. */
export interface AnnotatedClassVocabulary {
  readonly id: string;
  readonly title: string;
  readonly languages: readonly Language[];
  readonly modules: readonly string[];
  /** Decorators that make a class a controller; their first argument is the prefix. */
  readonly controllers: readonly string[];
  /** Keys of a controller's options. */
  readonly pathKey: string;
  readonly versionKey: string;
  readonly verbs: Readonly<Record<string, HttpMethod>>;
  /** Decorator that overrides the version of a method or class. */
  readonly version: string;
  /** Decorator that lists guards, on a class or method. */
  readonly guards: string;
  /** Decorator that lists pipes, which validate after all guards. */
  readonly pipes: string;
  /** Decorator by which a function composes others. */
  readonly compose: string;
  /** Decorators of parameters → where the parameter comes from. */
  readonly parameters: Readonly<Record<string, 'path' | 'query' | 'header' | 'body'>>;
}
