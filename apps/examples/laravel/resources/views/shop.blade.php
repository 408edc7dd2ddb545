<!doctype html>
<html lang="mn">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>Дэлгүүр</title>
    <p>{{ $text }}</p>
    @if ($sells ?? false)
        <form method="post" action="/checkout">
            @csrf
            <button>Сүүтэй цай, 6500 ₮</button>
        </form>
    @endif
</html>
