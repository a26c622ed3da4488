import type { Selection } from '../node-types.ts';
import { withAnnotations } from './misread-annotations.ts';
import { withTypeArguments } from './misread-type-arguments.ts';

/** What the adapter looks at in trees of the Kotlin grammar. */
export const kotlinSelection: Selection = {
  leaves: words(`
    identifier qualified_identifier number_literal float_literal character_literal string_content escape_sequence
    user_type nullable_type function_type parenthesized_type this_expression super_expression type_arguments
    use_site_target
  `),
  skipped: words(`
    type_parameters type_constraints visibility_modifier inheritance_modifier file_annotation label
    parameter_modifier property_modifier reification_modifier type_modifiers
  `),
  tokens: words(`
    = += + - * / && || < > == != === !== <= >= ?: ++ -- ! !! :: interface enum companion suspend const lateinit val var by
    class object * return in
  `),
  fieldless: words(`
    source_file package_header import class_body enum_class_body class_parameters primary_constructor modifiers
    annotation constructor_invocation value_arguments value_argument delegation_specifiers delegation_specifier
    explicit_delegation function_value_parameters parameter_modifiers parameter class_parameter property_declaration
    variable_declaration multi_variable_declaration function_body block call_expression annotated_lambda lambda_literal
    lambda_parameters navigation_expression index_expression infix_expression string_literal multiline_string_literal
    interpolation collection_literal try_expression catch_block finally_block for_statement when_subject
    object_literal companion_object anonymous_initializer getter setter callable_reference spread_expression
    parenthesized_expression throw_expression return_expression property_delegate enum_entry anonymous_function
    constructor_delegation_call secondary_constructor annotated_expression
  `),
  comments: ['line_comment', 'block_comment'],
  repairs: { source_file: withAnnotations, class_body: withAnnotations, binary_expression: withTypeArguments },
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
