CREATE TABLE suppliers (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL UNIQUE,
  country char(2) NOT NULL
);

CREATE TABLE categories (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE,
  title text NOT NULL,
  position integer NOT NULL DEFAULT 0
);

CREATE TABLE products (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  category_id uuid NOT NULL REFERENCES categories (id),
  supplier_id uuid NOT NULL REFERENCES suppliers (id),
  title text NOT NULL,
  description text NOT NULL DEFAULT '',
  price_cents integer NOT NULL CHECK (price_cents >= 0),
  tax_code text NOT NULL DEFAULT 'food',
  image_url text NOT NULL,
  units_sold bigint NOT NULL DEFAULT 0,
  average_rating numeric(3, 2),
  search tsvector GENERATED ALWAYS AS (to_tsvector('english', title || ' ' || description)) STORED,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX products_category_idx ON products (category_id, id);
CREATE INDEX products_search_idx ON products USING gin (search);
CREATE INDEX categories_position_idx ON categories (position);
