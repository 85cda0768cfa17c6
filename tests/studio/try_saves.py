import sys
from pathlib import Path
from datetime import datetime, UTC
import tempfile
from tests.studio.served import *
from tests.gallery.browser import open_browser, find_violations, read_width
out=Path('/tmp/saves_shots'); out.mkdir(exist_ok=True)
folder=copy_data(Path(tempfile.mkdtemp())/'my-data')
studio=make_studio(folder)
def post(served, fields, part='figures'):
    return served.post('/s/ma/draft', [('part',part),('number','0'),('do','keep'),*fields])
with serve_studio(studio) as served, open_browser() as browser:
    print(post(served,[('profile/figures/persons/value','599'),('profile/figures/cases/value','340'),('profile/laws/@4/checked_on','2026-11-25')]).status)
    print(served.post('/s/ma/draft',[('part','laws'),('number','9'),('do','remove:profile/laws/@0')]).status, served.post('/s/ma/draft',[('part','laws'),('number','9'),('do','down:profile/laws/@2')]).status)
    print(served.get('/s/ma/save').status)
    def shot(name, path, only=None):
        for width in (1280,360):
            for scheme in ('light','dark'):
                with open_context(browser, served, viewport={'width':width,'height':900}, color_scheme=scheme) as context:
                    page=context.new_page()
                    errors=[]
                    page.on('console', lambda m: errors.append(m.text) if m.type=='error' else None)
                    page.goto(served.address+path)
                    if only: only(page)
                    page.screenshot(path=str(out/f'{name}-{width}-{scheme}.png'), full_page=True)
                    print(name,width,scheme,page.title(), find_violations(page), read_width(page), errors)
    shot('save','/s/ma/save')
    post(served,[('profile/figures/persons/value','abc')])
    shot('problem','/s/ma/save', lambda page: page.locator('.dock .button-main').click())
    post(served,[('profile/figures/persons/value','599')])
    p=folder/'profiles/ma.yaml'; p.write_bytes(p.read_bytes().replace(b'value: 598',b'value: 601').replace(b'map:\n  method: scale',b'map:\n  method: quantile'))
    print(served.get('/s/ma/save').status, served.get('/s/ma/save').headers.get('location'))
    shot('merge','/s/ma/merge')
    def choose(page):
        page.locator('.dock .button-main').click()
    shot('lacking','/s/ma/merge', choose)
    a=served.post('/s/ma/merge',[('profile/figures/persons/value','mine'),('do','together')]); print(a.status,a.headers.get('location'))
    shot('saved','/s/ma/saved')
    post(served,[('profile/figures/persons/value','3')])
    a=served.post('/s/ma/save',[('number','99'),('raise','1'),('note','As printed in the new edition')]); print(a.status,a.headers.get('location'))
    shot('history','/s/ma/history')
    a=served.post('/s/ma/history',[('save','1')]); print(a.status)
    (out/'asked.html').write_bytes(a.body)
    a=served.post('/s/ma/history',[('save','2')]); print(a.status, a.headers.get('location'))
    a=served.get('/s/ma/saved'); print(a.status)
    a=served.post('/s/ma/undo'); print(a.status, a.headers.get('location'))
    p.write_bytes(b'a: [\n')
    a=served.get('/s/ma/save'); print(a.status)
    a=served.get('/s/ma'); print('editor', a.status)
    shot('held','/s/ma/save')
