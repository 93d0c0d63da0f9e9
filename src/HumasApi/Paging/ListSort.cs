using System.Linq.Expressions;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace HumasApi.Paging;

/// <summary>
/// An order of a list, declared once: its word in <c>sort</c> (a leading minus: descending), the key of a row, and how a cursor
/// carries it. Rows with the same key are ordered by id. Reading a page of it is the one keyset query of the service.
/// </summary>
/// <typeparam name="T">A row of the list.</typeparam>
internal abstract class ListSort<T>(string word)
{
    /// <summary>What <c>sort</c> calls it.</summary>
    public string Word { get; } = word;

    /// <summary>The place of a row in this order.</summary>
    public abstract (CursorKey Key, Guid Id) Place(T row);

    /// <summary>One row more than the page has, nearest to the cursor first.</summary>
    public IQueryable<T> Part(IQueryable<T> all, PageRequest page)
    {
        var descends = Word.StartsWith('-') ^ page.Backwards;
        if (page.Cursor is { } cursor)
            all = all.Where(Beyond(cursor, descends));
        return InOrder(all, descends).Skip(page.Skip).Take(page.Limit + 1);
    }

    /// <summary>Whether a row comes after a place.</summary>
    protected abstract Expression<Func<T, bool>> Beyond(Cursor place, bool descends);

    protected abstract IOrderedQueryable<T> InOrder(IQueryable<T> all, bool descends);

    /// <summary>Reads a page, and counts as far as the request wants.</summary>
    public async Task<(IReadOnlyList<T> Rows, PageMeta Meta)> PageAsync(
        IQueryable<T> all,
        PageRequest page,
        CancellationToken cancellationToken
    ) => page.Cut(await Part(all, page).ToListAsync(cancellationToken), Place, await all.CountAsync(page, cancellationToken));
}

/// <summary>The orders of lists, by the type of their key.</summary>
internal static class ListSort
{
    public static ListSort<T> By<T>(string word, Expression<Func<T, DateTimeOffset>> key, Expression<Func<T, Guid>> id) =>
        new Keyset<T, DateTimeOffset>(word, key, id, cursor => cursor.AsTime(), CursorKey.Of);

    public static ListSort<T> By<T>(string word, Expression<Func<T, long>> key, Expression<Func<T, Guid>> id) =>
        new Keyset<T, long>(word, key, id, cursor => cursor.Number, CursorKey.Of);

    /// <summary>By name, and by id among rows of the same name.</summary>
    public static ListSort<T> ByName<T>()
        where T : ISortedByName =>
        new Keyset<T, string>("name", row => row.SortKey, row => row.Id, cursor => cursor.Text ?? "", CursorKey.Of);

    /// <summary>Most live articles first.</summary>
    public static ListSort<T> ByArticles<T>()
        where T : ICountedByArticles => By<T>("-articleCount", row => row.ArticleCount, row => row.Id);

    /// <summary>By a number that no two rows share.</summary>
    public static ListSort<T> ByNumber<T>(string word, Expression<Func<T, long>> key) =>
        new Unique<T, long>(word, key, cursor => cursor.Key.Number, Place(key.Compile()));

    /// <summary>By id, which grows with time (UUIDv7): the order in which rows were created.</summary>
    public static ListSort<T> ById<T>(string word, Expression<Func<T, Guid>> id, Func<T, DateTimeOffset> createdAt) =>
        new Unique<T, Guid>(word, id, cursor => cursor.Id, Place(createdAt, id.Compile()));

    private static Func<T, (CursorKey Key, Guid Id)> Place<T>(Func<T, long> key) => row => (CursorKey.Of(key(row)), Guid.Empty);

    private static Func<T, (CursorKey Key, Guid Id)> Place<T>(Func<T, DateTimeOffset> time, Func<T, Guid> id) =>
        row => (CursorKey.Of(time(row)), id(row));

    /// <summary>The parameter of a list with these orders, by their words; the first is the default.</summary>
    public static QueryParameter Parameter(string name, params IReadOnlyList<string> words) =>
        new("sort", ParameterType.OneOf, "Order of the list; a leading minus means descending.")
        {
            Words = words,
            WordsName = name,
            Default = words[0],
            Example = words[^1],
        };

    /// <inheritdoc cref="Parameter(string, IReadOnlyList{string})"/>
    public static QueryParameter Parameter<T>(string name, IReadOnlyList<ListSort<T>> sorts) =>
        Parameter(name, [.. sorts.Select(sort => sort.Word)]);

    /// <summary>The order that a request asks for; the first where it asks for none.</summary>
    public static ListSort<T> Read<T>(this IReadOnlyList<ListSort<T>> sorts, QueryReader query) =>
        sorts.Of(query.Word("sort", [.. sorts.Select(sort => sort.Word)]));

    /// <summary>The order of this word; the first where none is given.</summary>
    public static ListSort<T> Of<T>(this IReadOnlyList<ListSort<T>> sorts, string? word) =>
        sorts.FirstOrDefault(sort => sort.Word == word) ?? sorts[0];

    /// <summary>Rows of the whole list, counted as far as the request wants; null for not at all.</summary>
    public static async Task<Counted?> CountAsync<T>(this IQueryable<T> all, PageRequest page, CancellationToken cancellationToken)
    {
        if (page.Count == CountKind.None)
            return null;
        var bound = PageRequest.Bound(page.Count);
        return Counted.UpTo(bound, await all.Take(bound + 1).CountAsync(cancellationToken));
    }

    private sealed class Keyset<T, TKey>(
        string word,
        Expression<Func<T, TKey>> key,
        Expression<Func<T, Guid>> id,
        Func<CursorKey, TKey> read,
        Func<TKey, CursorKey> write
    ) : ListSort<T>(word)
    {
        private readonly Func<T, TKey> keyOf = key.Compile();
        private readonly Func<T, Guid> idOf = id.Compile();

        public override (CursorKey Key, Guid Id) Place(T row) => (write(keyOf(row)), idOf(row));

        protected override IOrderedQueryable<T> InOrder(IQueryable<T> all, bool descends) =>
            descends ? all.OrderByDescending(key).ThenByDescending(id) : all.OrderBy(key).ThenBy(id);

        // A comparison of rows, (key, id) < (…): the one form that an index on both answers by one search.
        protected override Expression<Func<T, bool>> Beyond(Cursor place, bool descends)
        {
            var (fromKey, fromId) = (read(place.Key), place.Id);
            Expression<Func<TKey, Guid, bool>> comparison = descends
                ? (k, i) => EF.Functions.LessThan(ValueTuple.Create(k, i), ValueTuple.Create(fromKey, fromId))
                : (k, i) => EF.Functions.GreaterThan(ValueTuple.Create(k, i), ValueTuple.Create(fromKey, fromId));
            var row = key.Parameters[0];
            var body = ReplacingExpressionVisitor.Replace(comparison.Parameters[0], key.Body, comparison.Body);
            body = ReplacingExpressionVisitor.Replace(
                comparison.Parameters[1],
                ReplacingExpressionVisitor.Replace(id.Parameters[0], row, id.Body),
                body
            );
            return Expression.Lambda<Func<T, bool>>(body, row);
        }
    }

    private sealed class Unique<T, TKey>(
        string word,
        Expression<Func<T, TKey>> key,
        Func<Cursor, TKey> read,
        Func<T, (CursorKey Key, Guid Id)> place
    ) : ListSort<T>(word)
        where TKey : IComparable<TKey>
    {
        public override (CursorKey Key, Guid Id) Place(T row) => place(row);

        protected override IOrderedQueryable<T> InOrder(IQueryable<T> all, bool descends) =>
            descends ? all.OrderByDescending(key) : all.OrderBy(key);

        protected override Expression<Func<T, bool>> Beyond(Cursor place, bool descends)
        {
            var from = read(place);
            Expression<Func<TKey, bool>> comparison = descends ? k => k.CompareTo(from) < 0 : k => k.CompareTo(from) > 0;
            return Expression.Lambda<Func<T, bool>>(
                ReplacingExpressionVisitor.Replace(comparison.Parameters[0], key.Body, comparison.Body),
                key.Parameters[0]
            );
        }
    }
}
