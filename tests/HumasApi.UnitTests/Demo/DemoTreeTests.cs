using System.Text.RegularExpressions;
using HumasApi.Demo;
using NUnit.Framework;

namespace HumasApi.UnitTests.Demo;

/// <summary>The fixed lists: offices, authors, tags.</summary>
internal sealed partial class DemoTreeTests
{
    [Test]
    public void The_tree_has_62_units_and_one_root()
    {
        var units = DemoNewsroom.Units;

        Assert.That(units, Has.Count.EqualTo(62));
        Assert.That(units.Where(unit => unit.ParentSlug is null).Select(unit => unit.Slug), Is.EqualTo(new[] { "kemenkumham" }));
        Assert.That(units.Count(unit => unit.Kind == "technicalUnit"), Is.EqualTo(59));
        Assert.That(
            units.Select(unit => unit.Kind).Distinct(),
            Is.EquivalentTo(new[] { "ministry", "directorate", "regionalOffice", "technicalUnit" })
        );
        Assert.That(
            units.Select(unit => unit.SubKind).OfType<string>().Distinct(),
            Is.EquivalentTo(new[] { "lapas", "rutan", "bapas", "lpka" })
        );
    }

    [Test]
    public void Every_parent_comes_before_its_children()
    {
        var seen = new HashSet<string>();
        foreach (var unit in DemoNewsroom.Units)
        {
            Assert.That(unit.ParentSlug is null || seen.Contains(unit.ParentSlug), unit.Slug);
            seen.Add(unit.Slug);
        }
    }

    [Test]
    public void Slugs_and_codes_are_valid_and_unique()
    {
        string[][] lists =
        [
            [.. DemoNewsroom.Units.Select(unit => unit.Slug)],
            [.. DemoNewsroom.Authors.Select(author => author.Slug)],
            [.. DemoNewsroom.Tags.Select(tag => tag.Slug)],
        ];
        foreach (var slugs in lists)
        {
            Assert.That(slugs, Is.Unique);
            Assert.That(slugs.All(slug => SlugPattern().IsMatch(slug)));
        }

        Assert.That(DemoNewsroom.Units.Select(unit => unit.Code), Is.Unique);
        Assert.That(SlugPattern().IsMatch(DemoNewsroom.Event2022Slug));
    }

    [Test]
    public void There_are_forty_authors_in_existing_units()
    {
        var units = DemoNewsroom.Units.Select(unit => unit.Slug).ToHashSet();

        Assert.That(DemoNewsroom.Authors, Has.Count.EqualTo(40));
        Assert.That(DemoNewsroom.Authors.All(author => units.Contains(author.UnitSlug)));
        var author = DemoNewsroom.Authors.Single(one => one.Slug == "narsono-son");
        Assert.That((author.Name, author.Initials, author.UnitSlug), Is.EqualTo(("Narsono Son", "N.Son", "rutan-kelas-ii-b-salatiga")));
    }

    [Test]
    public void There_are_sixty_tags_of_known_kinds()
    {
        Assert.That(DemoNewsroom.Tags, Has.Count.EqualTo(60));
        Assert.That(
            DemoNewsroom.Tags.Select(tag => tag.Kind).Distinct(),
            Is.EquivalentTo(new[] { "category", "topic", "place", "program", "person" })
        );
    }

    [Test]
    public void Names_follow_from_kind_class_and_place()
    {
        var unit = DemoNewsroom.Units.Single(one => one.Slug == "lapas-khusus-kelas-ii-a-karanganyar-nusakambangan");

        Assert.That(unit.Name, Is.EqualTo("Lembaga Pemasyarakatan Khusus Kelas IIA Karanganyar Nusakambangan"));
        Assert.That(unit.ShortName, Is.EqualTo("Lapas Khusus Kelas IIA Karanganyar Nusakambangan"));
        Assert.That((unit.UnitClass, unit.RegionCode, unit.RegionName), Is.EqualTo(("IIA", "3301", "Kabupaten Cilacap")));
    }

    [Test]
    public void Contact_data_cannot_reach_anyone()
    {
        foreach (var unit in DemoNewsroom.Units)
        {
            Assert.That(unit.Phone, Is.Null);
            Assert.That(unit.Email, Does.EndWith(".example"));
            Assert.That(new Uri(unit.Website!).Host, Does.EndWith(".example"));
        }

        Assert.That(DemoNewsroom.Units[0].ArticleUrlTemplate, Is.EqualTo("https://humas.example/berita/{slug}"));
    }

    [GeneratedRegex("^[a-z0-9-]{1,120}$")]
    private static partial Regex SlugPattern();
}
