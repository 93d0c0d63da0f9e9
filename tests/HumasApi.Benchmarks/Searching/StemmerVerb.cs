using System.Diagnostics;
using System.Globalization;
using System.Text;
using HumasApi.Search;

namespace HumasApi.Benchmarks.Searching;

/// <summary>
/// Compares the keys of the stemmer with the lemmas of a treebank in CoNLL-U: how many inflected nouns, verbs and adjectives get the key of
/// their lemma, how many lemmas share a key, and how long a word takes. Half of the lemmas, by their hash, are held out: nobody looks at
/// what goes wrong among them.
/// </summary>
internal static class StemmerVerb
{
    private const int Rounds = 10;

    public static void Run(Options options)
    {
        var words = Read(options.Text("conllu")).ToList();
        Console.WriteLine("| lemmas | inflected types | same key | same key, of tokens | lemmas | that share a key | pairs |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
        Print("all", words);
        Print("open", [.. words.Where(word => !IsHeldOut(word.Lemma))]);
        Print("held out", [.. words.Where(word => IsHeldOut(word.Lemma))]);
        Time([.. words.Select(word => word.Form)]);
        if (options.Find("show") is not null)
            Show([.. words.Where(word => !IsHeldOut(word.Lemma))]);
    }

    private static void Print(string name, List<Word> words)
    {
        var inflected = words.Where(word => word.Form != word.Lemma).ToList();
        var types = inflected.Distinct().ToList();
        var shared = Shared(words);
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {types.Count} | {Share(types):0.0} % | {Share(inflected):0.0} % | {words.DistinctBy(word => word.Lemma).Count()} "
                + $"| {shared.Sum(group => group.Length)} | {shared.Sum(group => group.Length * (group.Length - 1) / 2)} |"
        );
        Console.WriteLine(row);
    }

    private static double Share(List<Word> words) => 100.0 * words.Count(HasKeyOfLemma) / words.Count;

    private static bool HasKeyOfLemma(Word word) => IndonesianStemmer.Stem(word.Form) == IndonesianStemmer.Stem(word.Lemma);

    private static List<string[]> Shared(List<Word> words) =>
        [
            .. words
                .Select(word => word.Lemma)
                .Distinct()
                .GroupBy(IndonesianStemmer.Stem)
                .Where(group => group.Count() > 1)
                .Select(group => group.ToArray()),
        ];

    private static void Show(List<Word> words)
    {
        foreach (var (form, lemma) in words.Distinct().Where(word => !HasKeyOfLemma(word)))
            Console.WriteLine($"{form}: {IndonesianStemmer.Stem(form)}, {lemma}: {IndonesianStemmer.Stem(lemma)}");
        foreach (var group in Shared(words))
            Console.WriteLine($"share a key: {string.Join(", ", group)}");
    }

    private static void Time(string[] forms)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            foreach (var form in forms)
                IndonesianStemmer.Stem(form);
            best = Math.Min(best, watch.Elapsed.TotalNanoseconds / forms.Length);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best:0} ns a word, the best of {Rounds} rounds."));
    }

    private static IEnumerable<Word> Read(string file) =>
        from line in File.ReadLines(file)
        let columns = line.Split('\t')
        // Not the lines of words that two others make: "6-7 menyetujuinya".
        where columns.Length > 3 && !columns[0].Contains('-', StringComparison.Ordinal) && columns[3] is "NOUN" or "VERB" or "ADJ"
        let word = new Word(columns[1].ToLowerInvariant(), columns[2].ToLowerInvariant())
        where !word.Form.Any(char.IsDigit)
        select word;

    // FNV-1a: the same half on every machine.
    private static bool IsHeldOut(string lemma) =>
        Encoding.UTF8.GetBytes(lemma).Aggregate(2166136261u, (hash, one) => unchecked((hash ^ one) * 16777619)) % 2 == 1;

    private readonly record struct Word(string Form, string Lemma);
}
