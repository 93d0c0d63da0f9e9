-- Units whose rows in unit_ancestors are not those that follow from unit_parents: the closure computed from scratch,
-- against the stored one.
with recursive walk(line, unit_id, ancestor_id, depth, from_at, to_at) as (
    select line, id, id, 0, '-infinity'::timestamptz, 'infinity'::timestamptz from units cross join (values ('administrative'),
        ('technical')) lines(line)
    union all
    select walk.line, walk.unit_id, p.parent_id, walk.depth + 1,
        greatest(walk.from_at, humas_midnight(coalesce(p.valid_from, '-infinity'))), least(walk.to_at,
            humas_midnight(coalesce(p.valid_to, 'infinity')))
    from walk join unit_parents p on p.unit_id = walk.ancestor_id and p.line = walk.line and p.parent_id is not null
    where greatest(walk.from_at, humas_midnight(coalesce(p.valid_from, '-infinity'))) < least(walk.to_at,
        humas_midnight(coalesce(p.valid_to, 'infinity')))
        and walk.depth < 100) -- A circle cannot be stored; a check must end all the same.
select distinct 'unit_ancestors that contradict unit_parents', unit_id, line
from (select *, true as made from walk) w full join (select *, true as kept from unit_ancestors) k using (line, unit_id, ancestor_id,
    depth, from_at, to_at)
where made is null or kept is null

-- Names follow each other without a gap, from the beginning to the end of time: a reader of any day finds one.
union all select 'a unit without a name on some day', u.id, null
from units u left join unit_names n on n.unit_id = u.id
group by u.id having not coalesce(range_agg(daterange(n.valid_from, n.valid_to)), '{}') = '{(,)}'::datemultirange
