using HumasApi.Domain;
using NUnit.Framework;

namespace HumasApi.UnitTests.Domain;

internal sealed class OrderedIdsTests
{
    [Test]
    public void Ids_are_in_order_also_beyond_the_counter()
    {
        var ids = new OrderedIds();
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.Next()).ToList();
        Assert.That(made, Is.Unique);
        Assert.That(made.Select(id => id.ToString()), Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
        Assert.That(made, Has.All.Property("Version").EqualTo(7).And.All.Property("Variant").InRange(8, 11));
    }
}
