-- title: t
-- description: d

  -- and a comment
