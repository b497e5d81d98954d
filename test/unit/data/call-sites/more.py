#% true double-softmax — the softmax sits in a Sequential held by self
import torch.nn as nn
class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, 4), nn.Softmax(dim=1)
        )
    def forward(self, x):
        return self.layers(x)
mlp = MLP()
loss_function = nn.CrossEntropyLoss()
for xb, yb in loader:
    out = mlp(xb)
    loss = loss_function(out, yb)
#% true double-softmax — assigned, then returned
import torch
import torch.nn as nn
class RNN(nn.Module):
    def __init__(self):
        super(RNN, self).__init__()
        self.fc = nn.Linear(64, 5)
        self.softmax = nn.Softmax(dim=1)
    def forward(self, x):
        out, _ = self.rnn(x)
        out = self.fc(out[:, -1])
        out = self.softmax(out)
        return out
rnn = RNN()
ce = nn.CrossEntropyLoss()
loss = ce(rnn(x), y)
#% true double-softmax — positional from_logits
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(10, activation="softmax")])
model.compile("adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(True))
#% true double-softmax — model held by self
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        return F.softmax(self.fc(x), dim=-1)
class Agent:
    def __init__(self):
        self.net = Net()
        self.loss = nn.CrossEntropyLoss()
    def learn(self, x, y):
        return self.loss(self.net(x), y)
#% true logits-as-probabilities — BCELoss of a linear head
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(30, 1)
    def forward(self, x):
        return self.fc(x)
net = Net()
criterion = nn.BCELoss()
loss = criterion(net(x), y)
#% true logits-as-probabilities — predict_log_proba
from sklearn.metrics import log_loss
print(log_loss(y_test, clf.predict_log_proba(X_test)))
#% true logits-as-probabilities — Dense(1) and the string
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense
model = Sequential([Dense(8, activation='relu'), Dense(1)])
model.compile(optimizer='adam', loss='binary_crossentropy', metrics=['accuracy'])
#% true probabilities-as-log — a linear head into NLLLoss
import torch.nn as nn
model = nn.Sequential(nn.Linear(10, 20), nn.ReLU(), nn.Linear(20, 3))
criterion = nn.NLLLoss()
loss = criterion(model(x), y)
#% true index-as-one-hot — argmax of one-hot rows
import numpy as np
import keras
y = np.argmax(y_onehot, axis=1)
loss = keras.losses.categorical_crossentropy(y, probs)
#% true double-sigmoid — keyword arguments of the module call
import torch
import torch.nn as nn
loss_fn = nn.BCEWithLogitsLoss(reduction='none')
loss = loss_fn(input=torch.sigmoid(scores), target=labels)
#% true labels-as-probabilities — Pipeline with names
from sklearn.pipeline import Pipeline
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB
from sklearn.metrics import log_loss
text_clf = Pipeline([('tfidf', TfidfVectorizer()), ('clf', MultinomialNB())])
text_clf.fit(docs, y)
print(log_loss(y_test, text_clf.predict(docs_test)))
#% clean — labels changed in place by a mask
import torch
import torch.nn.functional as F
labels = torch.tensor([1, 2, 3])
labels[labels == 3] = 0
loss = F.cross_entropy(torch.tensor([[1.2, 0.3, -0.4], [0.2, 2.2, 0.1], [0.0, -0.3, 1.4]]), labels)
#% clean — labels changed by an in-place method
import torch
import torch.nn.functional as F
labels = torch.tensor([1, 2])
labels.sub_(1)
loss = F.cross_entropy(torch.tensor([[1.2, 0.3], [0.2, 2.2]]), labels)
#% clean — rows normalised in place
import torch
from sklearn.metrics import log_loss
p = torch.tensor([[2.0, 2.0], [1.0, 3.0]])
p.div_(p.sum(1, keepdim=True))
print(log_loss([0, 1], p))
#% clean — labels sorted in place
from sklearn.metrics import log_loss
classes = ['spam', 'ham']
classes.sort()
log_loss(y_true, proba, labels=classes)
#% clean — rows appended later
from sklearn.metrics import log_loss
proba = [[0.7, 0.4]]
proba.append([0.3, 0.6])
log_loss(y, proba)
#% clean — one-hot cast on the next line
import torch.nn.functional as F
onehot = F.one_hot(y, 10)
onehot = onehot.float()
loss = F.cross_entropy(logits, onehot)
#% clean — one-hot cast where it is passed
import torch.nn.functional as F
onehot = F.one_hot(y, 10)
loss = F.cross_entropy(logits, onehot.float())
#% clean — import with a fallback
try:
    import torch.nn.functional as F
except ImportError:
    F = None
loss = F.cross_entropy(logits, y)
#% clean — a subclass overrides the softmax
import torch.nn as nn
import torch.nn.functional as F
class A(nn.Module):
    def forward(self, x):
        return F.softmax(self.fc(x), dim=1)
class B(A):
    def forward(self, x):
        return self.fc(x)
model = B()
loss = nn.CrossEntropyLoss()(model(x), y)
#% clean — the class was defined again in a later cell
import torch.nn as nn
class Net(nn.Module):
    def forward(self, x):
        return self.fc(x).softmax(1)
# %%
class Net(nn.Module):
    def forward(self, x):
        return self.fc(x)
net = Net()
loss = nn.CrossEntropyLoss()(net(x), y)
#% clean — a conditional expression in forward
import torch.nn as nn
import torch.nn.functional as F
class Net(nn.Module):
    def forward(self, x):
        x = self.fc(x)
        return x if self.training else F.softmax(x, dim=1)
net = Net()
loss = F.cross_entropy(net(x), y)
#% clean — early return
import torch
import torch.nn.functional as F
def step(x, y=None):
    out = net(x)
    if y is None:
        out = torch.softmax(out, dim=1)
        return out
    return F.cross_entropy(out, y)
#% clean — softmax on one line of an if
import torch
import torch.nn.functional as F
def step(x, y, probs=False):
    out = net(x)
    if probs: out = torch.softmax(out, dim=1)
    return F.cross_entropy(out, y)
#% clean — elif branches
import torch
import torch.nn.functional as F
if mode == 'test':
    out = torch.softmax(net(x), 1)
elif mode == 'train':
    out = net(x)
    loss = F.cross_entropy(out, y)
#% clean — autocast and accumulation
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
with torch.autocast("cuda"):
    out = model(x)
    loss = criterion(out, y) / accumulation
#% clean — torch loss of a subclass of the criterion
import torch.nn as nn
class SoftmaxCE(nn.CrossEntropyLoss):
    def forward(self, input, target):
        return super().forward(input.log(), target)
criterion = SoftmaxCE()
loss = criterion(logits.softmax(1), y)
#% clean — class numbers of an image, not one-hot rows
import torch
import torch.nn.functional as F
mask = torch.tensor([[0, 1], [1, 0]])
loss = F.cross_entropy(logits, mask.unsqueeze(0))
#% clean — a tiny mask of one image, passed straight
import torch
import torch.nn as nn
target = torch.tensor([[0, 1], [1, 0]])
loss = nn.CrossEntropyLoss()(seg_logits, target)
#% true double-softmax — Lightning, forward ends in softmax
import torch
import torch.nn.functional as F
import pytorch_lightning as pl
class LitMNIST(pl.LightningModule):
    def forward(self, x):
        x = self.l1(x.view(x.size(0), -1))
        return torch.softmax(x, dim=1)
    def training_step(self, batch, batch_idx):
        x, y = batch
        y_hat = self(x)
        return F.cross_entropy(y_hat, y)
#% true double-softmax — a function of the document
import torch
import torch.nn.functional as F
def net(x):
    h = torch.relu(x @ W1 + b1)
    return F.softmax(h @ W2 + b2, dim=1)
loss = F.cross_entropy(net(X), y)
#% true double-sigmoid — a method of the same class
import torch
import torch.nn as nn
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(4, 1)
        self.criterion = nn.BCEWithLogitsLoss()
    def predict(self, x):
        return torch.sigmoid(self.linear(x))
    def loss(self, x, y):
        return self.criterion(self.predict(x), y)
#% true double-softmax — functional Keras model, loss object by name
import keras
x_in = keras.Input((20,))
h = keras.layers.Dense(64, activation="relu")(x_in)
y_out = keras.layers.Dense(5, activation="softmax")(h)
net = keras.Model(inputs=x_in, outputs=y_out)
loss = keras.losses.CategoricalCrossentropy(from_logits=True)
net.compile(optimizer="adam", loss=loss)
#% clean — Lightning, logits in forward, softmax in predict_step
import torch
import torch.nn.functional as F
import lightning.pytorch as pl
class Lit(pl.LightningModule):
    def forward(self, x):
        return self.backbone(x)
    def training_step(self, batch, _):
        x, y = batch
        return F.cross_entropy(self(x), y)
    def predict_step(self, batch, _):
        return torch.softmax(self(batch[0]), dim=1)
#% clean — a function with a switch
import torch.nn.functional as F
def net(x, probs=False):
    z = x @ W + b
    if probs:
        z = F.softmax(z, dim=1)
    return z
loss = F.cross_entropy(net(X), y)
#% clean — two functions of one name in two places
import torch
import torch.nn.functional as F
def head(x):
    return torch.softmax(x, 1)
def head(x):
    return x @ W
loss = F.cross_entropy(head(X), y)
#% clean — a method of another class of the same name
import torch
import torch.nn as nn
class A(nn.Module):
    def scores(self, x):
        return torch.softmax(self.fc(x), dim=1)
class B(nn.Module):
    def scores(self, x):
        return self.fc(x)
    def loss(self, x, y):
        return nn.functional.cross_entropy(self.scores(x), y)
#% true double-softmax — tf.losses is Keras's
import tensorflow as tf
model = tf.keras.Sequential([
  tf.keras.layers.Flatten(),
  tf.keras.layers.Dense(5, activation='softmax')
])
model.compile(
  optimizer='adam',
  loss=tf.losses.SparseCategoricalCrossentropy(from_logits=True),
  metrics=['accuracy'])
#% true double-softmax — subclassed Keras model
import tensorflow as tf
class MyModel(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(128, activation='relu')
        self.d2 = tf.keras.layers.Dense(10, activation='softmax')
    def call(self, x):
        return self.d2(self.d1(x))
model = MyModel()
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
def train_step(images, labels):
    predictions = model(images, training=True)
    return loss_object(labels, predictions)
#% clean — the head depends on the task
import keras
model = keras.Sequential([keras.layers.Dense(64, activation='relu')])
if task == 'classify':
    model.add(keras.layers.Dense(3, activation='softmax'))
else:
    model.add(keras.layers.Dense(1))
if task == 'classify':
    model.compile(loss='categorical_crossentropy')
else:
    model.compile(loss='mse')
#% clean — subclassed Keras model, loss of probabilities
import tensorflow as tf
class MyModel(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d2 = tf.keras.layers.Dense(10, activation='softmax')
    def call(self, x):
        return self.d2(x)
model = MyModel()
loss_object = tf.keras.losses.SparseCategoricalCrossentropy()
loss = loss_object(labels, model(images))
#% clean — TF 2's own alias with logits
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(5)])
model.compile(loss=tf.losses.SparseCategoricalCrossentropy(from_logits=True))
