import type { Selection } from '../node-types.ts';

/** What the adapter looks at in trees of the Ruby grammar. */
export const rubySelection: Selection = {
  leaves: words(`
    identifier constant instance_variable class_variable global_variable integer float rational complex true false nil
    self simple_symbol hash_key_symbol heredoc_beginning heredoc_content heredoc_end string_content bare_string
    bare_symbol character regex super
  `),
  skipped: words('escape_sequence empty_statement redo retry alias undef end_block uninterpreted'),
  tokens: words('&& || and or ! not + - * / % << == != < > <= >= =~ <=> ** | & defined? += -= *= ||= &&= .. ...'),
  fieldless: words(
    'argument_list array hash string program body_statement block_body then left_assignment_list right_assignment_list',
  ),
  comments: ['comment'],
  repairs: {},
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
