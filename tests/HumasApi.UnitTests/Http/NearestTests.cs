using HumasApi.Http;
using NUnit.Framework;

namespace HumasApi.UnitTests.Http;

internal sealed class NearestTests
{
    [TestCase("titel", "title")]
    [TestCase("Title", "title")]
    [TestCase("publishdAt", "publishedAt")]
    [TestCase("zzzzzzzzzz", null)]
    public void Guesses_what_was_meant(string name, string? expected) =>
        Assert.That(Nearest.To(name, ["title", "subtitle", "publishedAt", "unit"]), Is.EqualTo(expected));

    [Test]
    public void Does_not_spend_time_on_endless_names() => Assert.That(Nearest.To(new string('a', 100_000), ["title"]), Is.Null);
}
