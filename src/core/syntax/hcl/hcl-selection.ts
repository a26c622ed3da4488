import type { Selection } from '../node-types.ts';

/** What the reader looks at in trees of the HCL grammar. */
export const hclSelection: Selection = {
  leaves: words(`
    identifier bool_lit null_lit numeric_lit template_literal heredoc_start heredoc_identifier strip_marker
    template_directive ellipsis
  `),
  skipped: words('block_start block_end object_start object_end tuple_start tuple_end'),
  tokens: [],
  fieldless: words(`
    config_file body block attribute expression literal_value string_lit collection_value object tuple template_expr
    quoted_template heredoc_template template_interpolation function_call function_arguments for_expr for_tuple_expr
    for_object_expr for_intro for_cond conditional operation binary_operation unary_operation variable_expr get_attr
    index new_index legacy_index splat attr_splat full_splat
  `),
  comments: ['comment'],
  repairs: {},
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
